import LinkRewriting
import Signing

/// The sender's list of contacts, read once from end to end: nothing is wrong with it.
package struct ContactList {
    package let columns: ContactColumns
    /// Different contacts.
    package let count: Int
    /// Records whose contact had come before.
    package let repeated: Int
    package let encoding: DelimitedText.Encoding
    /// The SHA-256 of the file: tells whether it is still the same.
    let digest: [UInt8]

    private let source: ContactSource
    private let choice: ContactColumns.Choice

    /// Reads the whole list; throws ``MailingError/contacts(_:line:)`` for the first line that
    /// cannot be used. A file that is not UTF-8 throughout is read as windows-1252.
    package init(
        _ source: ContactSource, _ choice: ContactColumns.Choice = .init()
    ) throws(MailingError) {
        var encoding = DelimitedText.Encoding.utf8
        var reader: ContactReader
        do throws(MailingError) {
            reader = try Self.survey(source, encoding, choice)
        } catch {
            guard case .contacts(.notUTF8, _) = error else { throw error }
            encoding = .windows1252
            reader = try Self.survey(source, encoding, choice)
        }
        guard reader.records > 0 else { throw .contacts(.noContacts, line: 0) }
        columns = reader.columns
        count = reader.records - reader.repeated
        repeated = reader.repeated
        digest = try Self.digest(source)
        self.encoding = encoding
        self.source = source
        self.choice = choice
    }

    /// From the first contact on.
    func reader() throws(MailingError) -> ContactReader {
        try ContactReader(source, encoding, choice)
    }

    /// The ids, in the order of the file.
    package func references() throws(MailingError) -> [String] {
        var references = try ContactReferences(self)
        return try references.next(.max)
    }

    private static func survey(
        _ source: ContactSource, _ encoding: DelimitedText.Encoding,
        _ choice: ContactColumns.Choice
    ) throws(MailingError) -> ContactReader {
        var reader = try ContactReader(source, encoding, choice)
        var values = FieldValues()
        while try reader.next(into: &values) {}
        return reader
    }

    private static func digest(_ source: ContactSource) throws(MailingError) -> [UInt8] {
        var hash = SHA256()
        var offset = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try source.read(at: offset, into: &buffer)
            if count == 0 { return hash.finish() }
            hash.update(buffer.span.extracting(0..<count))
            offset += count
        }
    }
}
