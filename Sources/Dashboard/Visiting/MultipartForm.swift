import Glibc

/// A form with files (RFC 7578), as browsers send it: every part with a length known, nothing
/// nested, no transfer encoding.
package struct MultipartForm: Sendable {
    /// A field, or a file.
    package struct Part: Sendable {
        /// Of the field.
        package let name: String
        /// As the browser calls it; `nil` for a field that is no file.
        package let fileName: String?
        /// As sent.
        package let content: [UInt8]
    }

    /// Bytes that a newsletter in a form may have.
    package static let fileLimit = 10 << 20
    private static let partLimit = 1000
    /// Of one part's header lines.
    private static let headLimit = 8192
    /// RFC 2046, 5.1.1.
    private static let boundaryLimit = 70

    /// In the order they were sent.
    package let parts: [Part]

    /// `nil` where the body is none, or ends too early.
    package init?(_ body: [UInt8], contentType: String) {
        guard let boundary = Self.boundary(contentType) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        let separator = Array("\r\n".utf8) + delimiter
        var parts: [Part] = []
        // The first delimiter needs no line break before it where there is no preamble.
        var at: Int
        if body.starts(with: delimiter) {
            at = delimiter.count
        } else {
            guard let first = body.place(of: separator, from: 0) else { return nil }
            at = first + separator.count
        }
        while !body[at...].starts(with: Array("--".utf8)) {
            guard parts.count < Self.partLimit,
                let start = body.place(of: Self.lineBreak, from: at),
                let end = body.place(of: separator, from: start),
                let part = Self.part(body[start..<end])
            else { return nil }
            parts.append(part)
            at = end + separator.count
        }
        self.parts = parts
    }

    /// The text of the first field of that name that has any; a field that is no UTF-8 has none.
    package func text(_ name: String) -> String? {
        parts.lazy.filter { $0.name == name }
            .compactMap { String(validating: $0.content, as: UTF8.self) }
            .first { !$0.isEmpty }
    }

    /// The first file of that field that was chosen.
    package func file(_ name: String) -> Part? {
        parts.first { $0.name == name && $0.fileName?.isEmpty == false }
    }

    private static let lineBreak = Array("\r\n".utf8)

    private static func boundary(_ contentType: String) -> String? {
        guard let start = contentType.lowercased().firstRange(of: "boundary=")?.upperBound else {
            return nil
        }
        let rest = String(contentType[start...].prefix { $0 != ";" })
        let value = rest.filter { $0 != "\"" && $0 != " " }
        return (1...boundaryLimit).contains(value.utf8.count) ? value : nil
    }

    /// From the line break behind the delimiter up to the one before the next.
    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        let bytes = Array(bytes)
        let blank = lineBreak + lineBreak
        guard let end = bytes.place(of: blank, from: 0), end <= headLimit else { return nil }
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let line = head.split(separator: "\r\n").first {
            $0.lowercased().hasPrefix("content-disposition:")
        }
        guard let line, let name = parameter("name", line) else { return nil }
        return Part(
            name: name, fileName: parameter("filename", line),
            content: Array(bytes[(end + blank.count)...]))
    }

    /// Quotes and line breaks in names come as percent escapes, nothing else (HTML Standard,
    /// 4.10.21.8).
    private static func parameter(_ name: String, _ line: Substring) -> String? {
        guard let start = line.firstRange(of: "; \(name)=\"")?.upperBound else { return nil }
        return String(line[start...].prefix { $0 != "\"" })
            .replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}

extension Dashboard {
    /// Bytes that one request may send: a newsletter in a form.
    package static let bodyLimit = MultipartForm.fileLimit + (1 << 16)
}

extension [UInt8] {
    /// Where `pattern` begins first, from `start` on.
    fileprivate func place(of pattern: [UInt8], from start: Int) -> Int? {
        withUnsafeBufferPointer { bytes -> Int? in
            guard let base = bytes.baseAddress, let first = pattern.first else { return nil }
            var at = start
            while at + pattern.count <= bytes.count {
                let rest = bytes.count - pattern.count - at + 1
                guard let found = memchr(base + at, Int32(first), rest) else { return nil }
                at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if memcmp(base + at, pattern, pattern.count) == 0 { return at }
                at += 1
            }
            return nil
        }
    }
}
