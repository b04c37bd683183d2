import LinkRewriting
import Store

/// Why a newsletter could not be rewritten or merged; nothing is registered or written then.
package enum MailingError: Error, CustomStringConvertible {
    case newsletter(RewritingError)
    case store(StoreError)
    /// The contact list, and the line where it is wrong (0: as a whole).
    case contacts(String, line: Int)
    case output(path: String, reason: String)
    /// An option of the sender's that does not fit, and the way out.
    case option(String, hint: String)

    package var description: String {
        switch self {
        case .newsletter(let error): error.description
        case .store(let error): error.description
        case .contacts(let what, 0): "the contact list \(what)"
        case .contacts(let what, let line): "line \(line) of the contact list \(what)"
        case .output(let path, let reason): "cannot write \(path): \(reason)"
        case .option(let what, _): what
        }
    }

    /// The way out, for a person.
    package var hint: String {
        switch self {
        case .newsletter(let error): error.hint
        case .store(let error): error.hint
        case .contacts:
            "give a CSV file with a header and a column contact_id (or name one with "
                + "--contact-column): ids of your own, never addresses"
        case .option(_, let hint): hint
        case .output: "check that the folder exists, is writable and has room"
        }
    }
}

extension MailingError {
    /// Runs what the store does, its error as one of this target.
    static func storing<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(MailingError) -> Value {
        do throws(StoreError) { return try body() } catch { throw .store(error) }
    }
}
