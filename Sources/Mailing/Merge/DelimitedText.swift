import LinkRewriting

/// A CSV file (RFC 4180) as people export it, read in pieces: `,`, `;` or tab between fields,
/// quoted fields with line breaks inside, any line end, a byte order mark.
package struct DelimitedText {
    /// Either for the whole file: no record switches.
    package enum Encoding: Sendable {
        case utf8
        /// What a file is that is not UTF-8; Latin-1, too, where people write text.
        case windows1252
    }

    private let source: ContactSource
    private let encoding: Encoding
    private var separator = UInt8(ascii: ",")
    private var window = [UInt8](repeating: 0, count: windowSize)
    private var position = 0
    private var filled = 0
    /// Where in the source the window ends.
    private var offset = 0
    private var nextLine = 1

    /// The line that the last record began on, from 1.
    package private(set) var line = 0

    private static let windowSize = 1 << 17
    /// In bytes: a longer one has an open quote, most likely.
    private static let longestRecord = 1 << 20
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let quote = UInt8(ascii: "\"")

    package init(_ source: ContactSource, _ encoding: Encoding) throws(MailingError) {
        self.source = source
        self.encoding = encoding
        _ = try peek()
        if window[..<filled].starts(with: Self.byteOrderMark) { position = 3 }
        let header = Self.header(window[position..<filled])
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counts = candidates.map { candidate in header.count { $0 == candidate } }
        separator = zip(candidates, counts).max { $0.1 < $1.1 }?.0 ?? separator
    }

    /// A file that fits into memory, whichever its encoding.
    package init(_ file: [UInt8]) throws(MailingError) {
        let isUTF8 = String(validating: file, as: UTF8.self) != nil
        try self.init(ContactSource(file), isUTF8 ? .utf8 : .windows1252)
    }

    /// All records of a small file, whichever its encoding.
    package static func records(_ file: [UInt8]) throws(MailingError) -> [[String]] {
        var text = try DelimitedText(file)
        var record = FieldValues()
        var records: [[String]] = []
        while try text.next(into: &record) {
            records.append((0..<record.count).map { record.text($0) })
        }
        return records
    }

    /// What stands outside quotes in the first line that is not empty.
    private static func header(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var isQuoted = false
        var found: [UInt8] = []
        for byte in bytes.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
            if byte == quote { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == 0x0A || byte == 0x0D { break }
            found.append(byte)
        }
        return found
    }

    /// Reads the next record that is not an empty line, as UTF-8; `false` at the end.
    ///
    /// Throws for an open quote, for a record over 1 MB, and for one that is not in the encoding.
    package mutating func next(into record: inout FieldValues) throws(MailingError) -> Bool {
        while try peek() != nil {
            line = nextLine
            record.removeAll()
            try readRecord(into: &record)
            if record.count == 1 && record.bytes.isEmpty { continue }
            switch encoding {
            case .windows1252: record.readAsWindows1252()
            case .utf8: guard record.isUTF8 else { throw .contacts(.notUTF8, line: line) }
            }
            return true
        }
        return false
    }

    private mutating func readRecord(into record: inout FieldValues) throws(MailingError) {
        while true {
            try readField(into: &record)
            record.endField()
            guard let ending = try take() else { return }
            if ending == separator { continue }
            if ending == 0x0D, try peek() == 0x0A { position += 1 }
            nextLine += 1
            return
        }
    }

    /// Up to the separator or the line's end.
    private mutating func readField(into record: inout FieldValues) throws(MailingError) {
        if try peek() == Self.quote {
            position += 1
            try readQuoted(into: &record)
        }
        while let byte = try peek(), byte != separator, byte != 0x0A, byte != 0x0D {
            position += 1
            try append(byte, to: &record)
        }
    }

    /// Up to the closing quote; two quotes stand for one.
    private mutating func readQuoted(into record: inout FieldValues) throws(MailingError) {
        while let byte = try take() {
            if byte == Self.quote {
                guard try peek() == Self.quote else { return }
                position += 1
            }
            if byte == 0x0A { nextLine += 1 }
            try append(byte, to: &record)
        }
        throw .contacts(.openQuote, line: line)
    }

    private func append(_ byte: UInt8, to record: inout FieldValues) throws(MailingError) {
        guard record.bytes.count < Self.longestRecord else {
            throw .contacts(.longRecord, line: line)
        }
        record.append(byte)
    }

    private mutating func take() throws(MailingError) -> UInt8? {
        guard let byte = try peek() else { return nil }
        position += 1
        return byte
    }

    private mutating func peek() throws(MailingError) -> UInt8? {
        if position == filled {
            filled = try source.read(at: offset, into: &window)
            offset += filled
            position = 0
        }
        return position < filled ? window[position] : nil
    }
}
