import CLinux
import Glibc
import Model

/// A folder with one file per contact, `<contact id>.html` or `.eml`: complete or not there.
final class FolderOutput: MergeOutput {
    private let path: String
    private let ending: String
    private let folder: Int32
    private var statePath: String { path + "/.saletrail-merge" }
    /// The one that is being written; no contact's file has a name like this.
    private static let draft = ".saletrail-draft"

    /// What names begin with that are not the id itself.
    private static let made = "contact-"

    /// Makes the folder if it is missing.
    init(_ path: String, _ form: MailForm) throws(MailingError) {
        self.path = path
        ending = "." + form.rawValue
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw MailingError.writing(path) }
        folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw MailingError.writing(path) }
    }

    deinit { if folder >= 0 { close(folder) } }

    func begin(_ fresh: MergeState, restarts: Bool) throws(MailingError) -> MergeState {
        guard flock(folder, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path: path) }
        let found = restarts ? nil : try StateFile.read(statePath)
        let state = try MergeState.resumed(found, fresh, restarts: restarts, at: path)
        if found == nil { try StateFile.write(state, to: statePath) }
        return state
    }

    func add(_ mail: [UInt8], reference: String, number: ContactNumber) throws(MailingError) {
        let name = fileName(reference, number)
        let file = openat(
            folder, Self.draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw MailingError.writing(path + "/" + name) }
        let count = write(file, mail, mail.count)
        // A regular file takes less than it is given only when there is no more room.
        if count >= 0 && count < mail.count { errno = ENOSPC }
        let error = count == mail.count ? nil : MailingError.writing(path + "/" + name)
        close(file)
        if error == nil && renameat(folder, Self.draft, folder, name) == 0 { return }
        let failure = error ?? MailingError.writing(path + "/" + name)
        unlinkat(folder, Self.draft, 0)
        throw failure
    }

    func commit(_ state: MergeState) throws(MailingError) {
        guard syncfs(folder) == 0 else { throw MailingError.writing(path) }
        try StateFile.write(state, to: statePath)
    }

    func finish(_ state: MergeState) throws(MailingError) {
        var complete = state
        complete.isComplete = true
        try StateFile.write(complete, to: statePath)
    }

    /// The id itself where it is safe as a file name, else made safe, with the contact's number
    /// so that no two meet.
    private func fileName(_ reference: String, _ number: ContactNumber) -> String {
        let safe = reference.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: byte
            default: UInt8(ascii: "_")
            }
        }
        let name = String(decoding: safe, as: UTF8.self)
        let reserved = [".", "-", Self.made]
        let isPlain = name == reference && !reserved.contains(where: name.hasPrefix)
        return isPlain ? name + ending : "\(Self.made)\(number)-\(name)\(ending)"
    }
}
