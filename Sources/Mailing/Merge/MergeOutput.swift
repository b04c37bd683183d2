import Glibc
import Model

/// Where a merge writes, and where it remembers how far it has come.
protocol MergeOutput: AnyObject {
    /// Makes ready to write; gives the state to go on from, `fresh` where there is nothing yet.
    func begin(_ fresh: MergeState, restarts: Bool) throws(MailingError) -> MergeState
    func add(
        _ mail: [UInt8], reference: String, number: ContactNumber
    ) throws(MailingError)
    /// Brings all that was added to the disk, then says so in the state.
    func commit(_ state: MergeState) throws(MailingError)
    /// After the last commit of a merge that is complete.
    func finish(_ state: MergeState) throws(MailingError)
}

extension MergeState {
    /// The state to go on from; throws where an earlier run wrote other mails.
    static func resumed(
        _ found: MergeState?, _ fresh: MergeState, restarts: Bool, at path: String
    ) throws(MailingError) -> MergeState {
        guard let found, !restarts else { return fresh }
        guard found.mailing == fresh.mailing else {
            throw .changed(path: path, what: "the newsletter or an option")
        }
        guard found.contacts == fresh.contacts else {
            throw .changed(path: path, what: "the contact list")
        }
        return found
    }
}

/// A small file that is replaced whole.
enum StateFile {
    static func read(_ path: String) throws(MailingError) -> MergeState? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        if file < 0 && errno == ENOENT { return nil }
        guard file >= 0 else { throw MailingError.writing(path) }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw MailingError.writing(path) }
        // Whatever it is, it is not ours to write over without being asked.
        guard let state = MergeState(String(decoding: bytes[..<count], as: UTF8.self)) else {
            throw .changed(path: path, what: "its file about how far it came")
        }
        return state
    }

    static func write(_ state: MergeState, to path: String) throws(MailingError) {
        let draft = path + ".new"
        let file = try OutputFile(draft)
        try file.truncate(to: 0)
        try file.append(Array(state.text.utf8))
        try file.sync()
        guard rename(draft, path) == 0 else { throw MailingError.writing(path) }
    }
}

/// One file with all mails: `FILE.part` until it is complete.
final class FileOutput: MergeOutput {
    private let path: String
    private let draft: String
    private var statePath: String { draft + ".state" }
    private var file: OutputFile?

    init(_ path: String) {
        self.path = path
        draft = path + ".part"
    }

    func begin(_ fresh: MergeState, restarts: Bool) throws(MailingError) -> MergeState {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw .exists(path: path, isFile: false)
            }
            guard restarts else { throw .exists(path: path, isFile: true) }
        }
        let file = try OutputFile(draft)
        try file.lock()
        let found = restarts ? nil : try StateFile.read(statePath)
        let state = try MergeState.resumed(found, fresh, restarts: restarts, at: path)
        guard try file.length() >= state.bytes else {
            throw .changed(path: draft, what: "its length")
        }
        try file.truncate(to: state.bytes)
        self.file = file
        if found == nil { try StateFile.write(state, to: statePath) }
        return state
    }

    func add(_ mail: [UInt8], reference: String, number: ContactNumber) throws(MailingError) {
        try file?.append(mail)
    }

    func commit(_ state: MergeState) throws(MailingError) {
        guard let file else { return }
        try file.sync()
        var state = state
        state.bytes = file.position
        try StateFile.write(state, to: statePath)
    }

    /// The name last: with it the mails are complete, and only then may anybody take them.
    func finish(_ state: MergeState) throws(MailingError) {
        guard rename(draft, path) == 0 else { throw MailingError.writing(path) }
        unlink(statePath)
        sync()
    }

    /// A new name is on the disk once its folder is (fsync(2), notes).
    private func sync() {
        let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}

/// Standard output: nothing to go on from.
final class StreamOutput: MergeOutput {
    private let file = OutputFile(descriptor: dup(STDOUT_FILENO), called: "standard output")

    func begin(_ fresh: MergeState, restarts: Bool) throws(MailingError) -> MergeState { fresh }

    func add(_ mail: [UInt8], reference: String, number: ContactNumber) throws(MailingError) {
        try file.append(mail)
    }

    func commit(_ state: MergeState) throws(MailingError) { try file.flush() }

    func finish(_ state: MergeState) throws(MailingError) {}
}
