import LinkRewriting

/// The ids of a contact list in the order of the file, each once, some at a time.
package struct ContactReferences {
    private var reader: ContactReader
    private var values = FieldValues()

    package init(_ list: ContactList) throws(MailingError) { reader = try list.reader() }

    /// Up to `limit` more; an empty array at the end.
    package mutating func next(_ limit: Int) throws(MailingError) -> [String] {
        var references: [String] = []
        while references.count < limit, try reader.next(into: &values) {
            references.append(reader.reference(values))
        }
        return references
    }
}
