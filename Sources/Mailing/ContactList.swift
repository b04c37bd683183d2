import Model

/// The sender's list of contacts: the ids, in the order of the file.
package struct ContactList: Sendable {
    package let references: [String]
    /// Lines whose contact had come before.
    package let repeated: Int

    /// Column names that hold ids, in order of precedence, compared without case.
    private static let usualColumns = ["contact_id", "contactid", "contact", "id", "subscriber_id"]

    private static let openQuote = "has a quote that is never closed"

    /// Reads a CSV file with a header; `column` names the one with the ids.
    ///
    /// Throws ``MailingError/contacts(_:line:)`` for the first line that has no usable id.
    package init(_ file: [UInt8], column: String? = nil) throws(MailingError) {
        var records = DelimitedText(file)
        guard let header = records.next()?.fields else {
            throw .contacts("is empty", line: 0)
        }
        if records.hasOpenQuote { throw .contacts(Self.openQuote, line: 1) }
        let index = try Self.index(of: column, in: header)
        var references: [String] = []
        var seen: Set<String> = []
        var repeated = 0
        while let (line, fields) = records.next() {
            if records.hasOpenQuote { throw .contacts(Self.openQuote, line: line) }
            let value = index < fields.count ? fields[index].trimmedBlanks : ""
            guard ContactName(reference: value) != nil else {
                throw .contacts(Self.complaint(value), line: line)
            }
            if seen.insert(value).inserted { references.append(value) } else { repeated += 1 }
        }
        guard !references.isEmpty else { throw .contacts("has a header but no contacts", line: 0) }
        self.references = references
        self.repeated = repeated
    }

    package static func index(
        of column: String?, in header: [String]
    ) throws(MailingError) -> Int {
        let names = header.map { $0.trimmedBlanks.lowercased() }
        for wanted in column.map({ [$0.lowercased()] }) ?? usualColumns {
            if let index = names.firstIndex(of: wanted) { return index }
        }
        let wanted = column ?? "contact_id"
        throw .contacts("has no column \(wanted)", line: 0)
    }

    /// Says what is wrong without repeating the value: it may be somebody's address.
    package static func complaint(_ value: String) -> String {
        if value.isEmpty { return "has no contact id" }
        if value.contains("@") { return "has an address where the contact's id should be" }
        return "has a contact id that is too long or holds characters no id may have"
    }
}

extension String {
    fileprivate var trimmedBlanks: String {
        let rest = drop { $0 == " " || $0 == "\t" }
        return String(rest.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
