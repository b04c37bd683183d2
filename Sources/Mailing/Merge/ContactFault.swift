/// What is wrong with a contact list, in words that go on after "the contact list": never a value
/// from it, for that may be somebody's address.
package enum ContactFault: Equatable, Sendable, CustomStringConvertible {
    case empty
    case noContacts
    case noColumn(String)
    case noAddressColumn
    case openQuote
    case longRecord
    case notUTF8
    case missingID
    case addressAsID
    case unusableID
    case unusableAddress
    /// The contact named by `--after` is not in it.
    case noSuchContact

    package var description: String {
        switch self {
        case .empty: "is empty"
        case .noContacts: "has a header but no contacts"
        case .noColumn(let name): "has no column \(name)"
        case .noAddressColumn: "has no column of addresses"
        case .openQuote: "has a quote that is never closed"
        case .longRecord: "has a record of over 1 MB; perhaps a quote is never closed"
        case .notUTF8: "is not UTF-8 there, but was before"
        case .missingID: "has no contact id"
        case .addressAsID: "has an address where the contact's id should be"
        case .unusableID:
            "has a contact id that is too long or holds characters no id may have"
        case .unusableAddress: "has no address that a mail could go to"
        case .noSuchContact: "has no contact with the id given with --after"
        }
    }

    var hint: String {
        switch self {
        case .noAddressColumn:
            "name the column with --email-column (known by themselves: email, e-mail, mail, correo)"
        case .unusableAddress:
            "correct or remove that line; one address as name@host.example, in ASCII"
        case .openQuote, .longRecord: "close the quote, or write \"\" for a quote inside a field"
        case .notUTF8: "do not change the file while it is merged"
        case .noSuchContact: "give the id as it stands in the last line that was written"
        case .empty, .noContacts, .noColumn, .missingID, .addressAsID, .unusableID:
            "give a CSV file with a header and a column contact_id (or name one with "
                + "--contact-column): ids of your own, never addresses"
        }
    }
}
