/// A CSV file (RFC 4180) as people export it: `,`, `;` or tab between fields, quoted fields with
/// line breaks inside, any line end, a byte order mark, UTF-8 or Latin-1.
package struct DelimitedText: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private let separator: UInt8
    private let isUTF8: Bool
    private var position = 0
    private var line = 1
    /// Whether the record before ended with the file, inside a quoted field: records that should
    /// have followed are in it.
    package private(set) var hasOpenQuote = false

    package init(_ file: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        bytes = file.starts(with: mark) ? Array(file.dropFirst(3)) : file
        isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        let header = Self.header(bytes)
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counts = candidates.map { candidate in header.count { $0 == candidate } }
        separator = zip(candidates, counts).max { $0.1 < $1.1 }?.0 ?? candidates[0]
    }

    /// What stands outside quotes in the first line that is not empty.
    private static func header(_ bytes: [UInt8]) -> [UInt8] {
        var isQuoted = false
        var found: [UInt8] = []
        for byte in bytes.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == 0x0A || byte == 0x0D { break }
            found.append(byte)
        }
        return found
    }

    /// The next record that is not an empty line, and the line it begins on, from 1.
    package mutating func next() -> (line: Int, fields: [String])? {
        while position < bytes.count {
            let start = line
            let fields = record()
            if fields != [""] { return (start, fields) }
        }
        return nil
    }

    private mutating func record() -> [String] {
        var fields: [String] = []
        while true {
            fields.append(field())
            guard position < bytes.count else { return fields }
            let ending = bytes[position]
            position += 1
            if ending == separator { continue }
            if ending == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
            line += 1
            return fields
        }
    }

    /// Up to the separator or the line's end.
    private mutating func field() -> String {
        var content: [UInt8] = []
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            position += 1
            quoted(&content)
        }
        while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
            bytes[position] != 0x0D
        {
            content.append(bytes[position])
            position += 1
        }
        return text(content)
    }

    /// Up to the closing quote; two quotes stand for one.
    private mutating func quoted(_ content: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == quote {
                guard position < bytes.count, bytes[position] == quote else { return }
                position += 1
            }
            if byte == 0x0A { line += 1 }
            content.append(byte)
        }
        hasOpenQuote = true
    }

    private func text(_ content: [UInt8]) -> String {
        if isUTF8 { return String(decoding: content, as: UTF8.self) }
        return String(String.UnicodeScalarView(content.map { Unicode.Scalar($0) }))
    }
}
