import LinkRewriting

/// Which columns of a contact list mean what.
package struct ContactColumns: Sendable {
    /// Which columns the sender names; `nil` for the usual ones.
    package struct Choice: Sendable {
        package var contact: String?
        package var email: String?
        /// Whether mails are addressed: then each contact needs an address.
        package var needsEmail: Bool

        package init(contact: String? = nil, email: String? = nil, needsEmail: Bool = false) {
            self.contact = contact
            self.email = email
            self.needsEmail = needsEmail
        }
    }

    package let names: ColumnNames
    /// The place of the contact's id.
    let contact: Int
    /// The place of the address, if there is one.
    let email: Int?
    let needsEmail: Bool

    /// In order of precedence, compared without case.
    private static let usualIDs = ["contact_id", "contactid", "contact", "id", "subscriber_id"]
    private static let usualAddresses = ["email", "correo", "e-mail", "mail"]

    init(header: FieldValues, _ choice: Choice) throws(MailingError) {
        let names = ColumnNames((0..<header.count).map { header.text($0).trimmedBlanks })
        let wanted = choice.contact.map { [$0] } ?? Self.usualIDs
        guard let contact = wanted.firstIndex(in: names) else {
            throw .contacts(.noColumn(choice.contact ?? Self.usualIDs[0]), line: 0)
        }
        email = (choice.email.map { [$0] } ?? Self.usualAddresses).firstIndex(in: names)
        if email == nil, let name = choice.email { throw .contacts(.noColumn(name), line: 0) }
        if email == nil, choice.needsEmail { throw .contacts(.noAddressColumn, line: 0) }
        self.names = names
        self.contact = contact
        needsEmail = choice.needsEmail
    }
}

extension [String] {
    /// The place of the first of these columns that there is.
    fileprivate func firstIndex(in names: ColumnNames) -> Int? {
        lazy.compactMap { names.index(of: $0) }.first
    }
}

extension String {
    var trimmedBlanks: String {
        let rest = drop { $0 == " " || $0 == "\t" }
        return String(rest.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
