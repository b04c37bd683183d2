import LinkRewriting
import Store

/// Why a newsletter could not be rewritten or merged; nothing is registered or written then.
package enum MailingError: Error, CustomStringConvertible {
    case newsletter(RewritingError)
    case store(StoreError)
    /// The contact list, and the line where it is wrong (0: as a whole).
    case contacts(ContactFault, line: Int)
    /// A `{{…}}` tag that names no column, and the columns that there are.
    case unknownTag(ColumnTag, ColumnNames)
    /// An option that does not fit the rest, and the way out.
    case option(String, hint: String)
    case input(path: String, reason: String)
    case output(path: String, reason: String)
    /// What was written there before is of another merge: what has changed.
    case changed(path: String, what: String)
    /// There is a file already, or something that is none.
    case exists(path: String, isFile: Bool)
    /// Another process merges into it.
    case busy(path: String)

    package var description: String {
        switch self {
        case .newsletter(let error): error.description
        case .store(let error): error.description
        case .contacts(let what, 0): "the contact list \(what)"
        case .contacts(let what, let line): "line \(line) of the contact list \(what)"
        case .unknownTag(let tag, _):
            "\(tag.text): the contact list has no column \(tag.name)"
        case .option(let what, _): what
        case .input(let path, let reason): "cannot read contact list \(path): \(reason)"
        case .output(let path, let reason): "cannot write \(path): \(reason)"
        case .changed(let path, let what):
            "\(path) holds a merge that has begun, and \(what) has changed since"
        case .exists(let path, true): "\(path) is there already"
        case .exists(let path, false): "\(path) is no ordinary file"
        case .busy(let path): "another merge is writing to \(path)"
        }
    }

    /// The way out, for a person.
    package var hint: String {
        switch self {
        case .newsletter(let error): error.hint
        case .store(let error): error.hint
        case .contacts(let fault, _): fault.hint
        case .unknownTag:
            "correct the tag or add the column; --keep-tags leaves foreign tags for a sending "
                + "platform"
        case .option(_, let hint): hint
        case .input: "check the path and its permissions, or give - for standard input"
        case .output:
            "check that the folder exists, is writable and has room; then the same command goes on"
        case .changed: "--restart begins anew, or give another --out"
        case .exists(_, true): "--restart writes it anew, or give another --out"
        case .exists(_, false): "leave --out away and send standard output there (JSON lines only)"
        case .busy: "wait until it ends, or give another --out"
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
