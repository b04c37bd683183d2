import Foundation
import LinkRewriting
import Mailing

/// Rows of a CSV file with a header, or of JSON lines: names and values, one row at a time.
struct ImportedRows {
    typealias Row = (line: Int, fields: [String: String])

    private var records: DelimitedText?
    private var values = FieldValues()
    private var header: [String] = []
    private let lines: TextLines
    private let decoder = JSONDecoder()

    /// `encoding` is that of a CSV file; JSON is UTF-8.
    init(_ file: ImportFile, _ encoding: DelimitedText.Encoding) throws(Failure) {
        lines = try TextLines(file.path, called: "sales file")
        guard try !Self.isJSON(file) else { return }
        records = try Self.reading { () throws(MailingError) in
            try DelimitedText(ContactSource(path: file.path), encoding)
        }
        header = try nextRecord()?.fields ?? []
    }

    /// Whether the first visible character opens an object, behind a byte order mark or not.
    private static func isJSON(_ file: ImportFile) throws(Failure) -> Bool {
        let lines = try TextLines(file.path, called: "sales file")
        while let line = try lines.next() {
            if let first = line.first(where: { $0 > 0x20 && $0 < 0x80 }) {
                return first == UInt8(ascii: "{")
            }
        }
        return false
    }

    /// The next row; `nil` behind the last.
    mutating func next() throws(Failure) -> Row? {
        guard records != nil else { return try nextObject() }
        guard let record = try nextRecord() else { return nil }
        return (record.line, Dictionary(zip(header, record.fields)) { first, _ in first })
    }

    private mutating func nextRecord() throws(Failure) -> (line: Int, fields: [String])? {
        guard var text = records else { return nil }
        // Held once: a copy of its window for each record would cost more than reading it.
        records = nil
        defer { records = text }
        let isThere = try Self.reading { () throws(MailingError) in try text.next(into: &values) }
        return isThere ? (text.line, (0..<values.count).map { values.text($0) }) : nil
    }

    /// In words of this file, which is no contact list.
    private static func reading<Value>(
        _ body: () throws(MailingError) -> Value
    ) throws(Failure) -> Value {
        do throws(MailingError) { return try body() } catch {
            guard case .contacts(let fault, let line) = error else { throw error.failure }
            throw Failure("line \(line) \(fault)", try: error.hint, .badInput)
        }
    }

    private mutating func nextObject() throws(Failure) -> Row? {
        while let text = try lines.next() {
            guard text.contains(where: { $0 > 0x20 }) else { continue }
            guard let fields = try? decoder.decode([String: Scalar].self, from: Data(text)) else {
                throw Failure(
                    "line \(lines.count) is no JSON object of texts and numbers",
                    try: "one object a line, for instance {\"order_id\":\"A1\"}", .badInput)
            }
            return (lines.count, fields.compactMapValues(\.text))
        }
        return nil
    }

    /// A JSON value that is no list and no object.
    private struct Scalar: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                text = nil
            } else if let string = try? value.decode(String.self) {
                text = string
            } else {
                text = try value.decode(Decimal.self).description
            }
        }
    }
}

extension DelimitedText.Encoding {
    /// UTF-8, unless the file is not that; JSON always is.
    static func of(_ file: ImportFile) throws(Failure) -> Self {
        let lines = try TextLines(file.path, called: "sales file")
        while let line = try lines.next() {
            guard String(validating: line, as: UTF8.self) != nil else { return .windows1252 }
        }
        return .utf8
    }
}
