import LinkRewriting
import Model

/// The contacts of a list in the order of the file, each once.
///
/// That a contact came before is known by a 64-bit hash of its id: some 16 bytes a contact. Of ten
/// million contacts two share a hash, and one is left out, once in 370,000 lists.
struct ContactReader {
    let columns: ContactColumns
    /// Records read so far, the repeated ones too.
    private(set) var records = 0
    /// Records whose contact had come before.
    private(set) var repeated = 0

    private var text: DelimitedText
    private var seen: Set<UInt64> = []

    init(
        _ source: ContactSource, _ encoding: DelimitedText.Encoding,
        _ choice: ContactColumns.Choice
    ) throws(MailingError) {
        text = try DelimitedText(source, encoding)
        var header = FieldValues()
        guard try text.next(into: &header) else { throw .contacts(.empty, line: 0) }
        columns = try ContactColumns(header: header, choice)
    }

    /// Reads the next contact's record; `false` at the end.
    mutating func next(into values: inout FieldValues) throws(MailingError) -> Bool {
        while try text.next(into: &values) {
            records += 1
            let id = values[columns.contact].trimmedBlanks
            try check(id)
            if seen.insert(Self.hash(id)).inserted {
                try checkAddress(values)
                return true
            }
            repeated += 1
        }
        return false
    }

    /// The id of the contact whose record was read.
    func reference(_ values: FieldValues) -> String {
        String(decoding: values[columns.contact].trimmedBlanks, as: UTF8.self)
    }

    private func check(_ id: ArraySlice<UInt8>) throws(MailingError) {
        guard ContactName(reference: String(decoding: id, as: UTF8.self)) == nil else { return }
        if id.isEmpty { throw .contacts(.missingID, line: text.line) }
        let isAddress = id.contains(UInt8(ascii: "@"))
        throw .contacts(isAddress ? .addressAsID : .unusableID, line: text.line)
    }

    private func checkAddress(_ values: FieldValues) throws(MailingError) {
        guard columns.needsEmail, let email = columns.email else { return }
        guard MailAddress(values[email].trimmedBlanks) != nil else {
            throw .contacts(.unusableAddress, line: text.line)
        }
    }

    private static func hash(_ id: ArraySlice<UInt8>) -> UInt64 {
        var hasher = Hasher()
        id.withUnsafeBytes { hasher.combine(bytes: $0) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}

extension ArraySlice<UInt8> {
    var trimmedBlanks: ArraySlice<UInt8> {
        var part = drop { $0 == 0x20 || $0 == 0x09 }
        while let last = part.last, last == 0x20 || last == 0x09 { part.removeLast() }
        return part
    }
}
