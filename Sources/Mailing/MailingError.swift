import LinkRewriting
import Model
import Store

/// Why a newsletter could not be rewritten or merged; nothing is registered or written then.
package enum MailingError: Error, CustomStringConvertible {
    case newsletter(RewritingError)
    case store(StoreError)
    /// `--sale-links` names numbers that the newsletter does not have.
    case noSuchLinks([LinkNumber], highest: LinkNumber?)
    /// The contact list, and the line where it is wrong (0: as a whole).
    case contacts(String, line: Int)
    case output(path: String, reason: String)

    package var description: String {
        switch self {
        case .newsletter(let error): error.description
        case .store(let error): error.description
        case .noSuchLinks(let numbers, _):
            "the newsletter has no tracked link "
                + numbers.map(\.description).joined(separator: ", ")
        case .contacts(let what, 0): "the contact list \(what)"
        case .contacts(let what, let line): "line \(line) of the contact list \(what)"
        case .output(let path, let reason): "cannot write \(path): \(reason)"
        }
    }

    /// The way out, for a person.
    package var hint: String {
        switch self {
        case .newsletter(let error): error.hint
        case .store(let error): error.hint
        case .noSuchLinks(_, let highest?):
            "choose from the numbers in the link table, 1 to \(highest)"
        case .noSuchLinks(_, nil): "the newsletter has no link that can be tracked"
        case .contacts:
            "give a CSV file with a header and a column contact_id (or name one with "
                + "--contact-column): ids of your own, never addresses"
        case .output: "check that the folder exists, is writable and has room"
        }
    }
}
