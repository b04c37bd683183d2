/// Why a message is refused as a whole.
package enum MessageProblem: Equatable, Sendable {
    /// Signed or encrypted; `form` names the form, for instance "S/MIME".
    case sealed(form: String)
    /// No header fields at the start.
    case noHeader
    /// More than `HeaderBlock.longest` octets before the first empty line.
    case headerTooLong
    /// A file of many messages.
    case mailbox
    /// A message as Outlook saves it.
    case outlookFile

    /// One sentence for the person, without any content of the input.
    package var description: String {
        switch self {
        case .sealed(let form):
            "The message is signed or encrypted (\(form)): changing it would break that."
        case .noHeader: "The file is no mail message: it does not start with header fields."
        case .headerTooLong: "The message has more header fields than any mail server accepts."
        case .mailbox: "The file is a mailbox of many messages."
        case .outlookFile: "The file is a message in Outlook's own format."
        }
    }

    /// What the person can do about it.
    package var hint: String {
        switch self {
        case .sealed: "Rewrite the message before signing or encrypting it."
        case .noHeader, .headerTooLong:
            "Give the message as it would be sent (.eml), or the newsletter as .html."
        case .mailbox: "Export the one message as .eml and give that file."
        case .outlookFile: "Save the message as .eml or .html and give that file."
        }
    }
}
