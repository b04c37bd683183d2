import Foundation
import Testing

/// What stands between one `serve` and its disk: the shim of `Tests/CrashShims`, steered while
/// the service runs.
final class Faults {
    /// The words of its control file, in the order of `shim.h`.
    enum Word: Int, CaseIterable {
        case room, failAtSync, failingSyncs, lyingSyncs, syncDelay, writeDelay, killAtWrite
        case killAtSync, readOnly, clockShift, writes, syncs
    }

    /// Bytes by which files may still grow when there is no limit.
    static let endless: Int64 = -1

    private let control: String
    private let file: FileHandle

    init(control: String) throws {
        self.control = control
        try Data(count: Word.allCases.count * 8).write(to: URL(filePath: control))
        file = try FileHandle(forUpdating: URL(filePath: control))
        self[.room] = Self.endless
    }

    subscript(word: Word) -> Int64 {
        get {
            var value: Int64 = 0
            pread(file.fileDescriptor, &value, 8, off_t(word.rawValue * 8))
            return value
        }
        set {
            var value = newValue
            pwrite(file.fileDescriptor, &value, 8, off_t(word.rawValue * 8))
        }
    }

    /// After `good` more syncs, `count` fail; with `lying` the program is told that they did not.
    func failSyncs(_ count: Int64 = .max, after good: Int64 = 0, lying: Bool = false) {
        self[.lyingSyncs] = lying ? 1 : 0
        self[.failingSyncs] = count
        self[.failAtSync] = self[.syncs] + 1 + good
    }

    /// The end of the process at the n-th write or sync from when it is armed.
    struct Kill: Sendable {
        let word: Word
        let number: Int

        init(_ word: Word, _ number: Int) {
            self.word = word
            self.number = number
        }
    }

    func arm(_ kill: Kill) {
        self[kill.word] = self[kill.word == .killAtWrite ? .writes : .syncs] + Int64(kill.number)
    }

    /// No fault from now on; the clock stays as it is.
    func heal() {
        for word in Word.allCases where word != .clockShift && word != .writes && word != .syncs {
            self[word] = word == .room ? Self.endless : 0
        }
    }

    /// What the process needs in its environment; `folder` is where faults happen, and with `log`
    /// all is recorded there.
    func environment(folder: String, log: String?) throws -> [String: String] {
        var variables = [
            "LD_PRELOAD": try Self.shim.get(), "CRASH_FOLDER": folder, "CRASH_CONTROL": control,
        ]
        if let log { variables["CRASH_LOG"] = log }
        return variables
    }

    /// The shim, compiled once for each run by the toolchain's own C compiler.
    private static let shim = Result { try compile() }

    private static func compile() throws -> String {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "CrashShims").path
        let target = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "crash-shim-\(getpid()).so").path
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/bin/sh")
        compiler.arguments = [
            "-c",
            "find \"$1\" -name 'crash-shim-*.so' -mmin +60 -delete; "
                + "exec clang -Wall -Wextra -Werror -O1 -shared -fPIC -o \"$0\" \"$2\"/*.c",
            target, URL(filePath: target).deletingLastPathComponent().path, sources,
        ]
        try compiler.run()
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0, "clang could not compile \(sources)")
        return target
    }
}
