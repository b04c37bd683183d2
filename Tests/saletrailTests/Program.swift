import Foundation

/// Runs the built `saletrail` as a person does, in a data folder of its own.
final class Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    let folder = FileManager.default.temporaryDirectory.path + "/saletrail-" + UUID().uuidString
    var data: String { folder + "/data" }

    private static var executable: String {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/saletrail"
    }

    /// The checkout.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    init() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A file in the folder, with this content; its path.
    func file(_ name: String, _ content: [UInt8]) throws -> String {
        let path = folder + "/" + name
        try Data(content).write(to: URL(filePath: path))
        return path
    }

    func file(_ name: String, _ content: String) throws -> String {
        try file(name, Array(content.utf8))
    }

    @discardableResult
    func run(_ arguments: String...) throws -> Outcome { try run(words: arguments) }

    func run(words arguments: [String], input: String? = nil) throws -> Outcome {
        let process = try launch(arguments, input: input, log: "run")
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try text("run.out"),
            errors: try text("run.err"))
    }

    /// Starts a long-running command; its output is in `<log>.out` and `<log>.err`.
    ///
    /// With `fileLimit` no file can grow over so many blocks of 512 bytes: a full disk. `limits`
    /// is a line of shell to be run before. A socket to be handed over becomes descriptor 3.
    func launch(
        _ arguments: [String], input: String? = nil, fileLimit: Int? = nil, limits: String = "",
        environment: [String: String] = [:], handing socket: Int32? = nil, log: String
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.executable)
        process.arguments = arguments
        var lines = [limits]
        // Ignored, the signal becomes an error of write(2) (setrlimit(2), RLIMIT_FSIZE).
        if let fileLimit { lines.append("trap '' XFSZ; ulimit -f \(fileLimit)") }
        // The shell's number stays that of the program it becomes.
        if socket != nil { lines.append("exec 3<&0; export LISTEN_PID=$$ LISTEN_FDS=1") }
        lines.removeAll(where: \.isEmpty)
        if !lines.isEmpty {
            lines.append("exec \"$0\" \"$@\"")
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", lines.joined(separator: "\n"), Self.executable] + arguments
        }
        process.environment = ProcessInfo.processInfo.environment
            .merging(["SALETRAIL_DATA": data]) { $1 }.merging(environment) { $1 }
        process.currentDirectoryURL = Self.root
        process.standardOutput = try handle(log + ".out")
        process.standardError = try handle(log + ".err")
        let source = try file("input", input ?? "")
        process.standardInput =
            socket.map { FileHandle(fileDescriptor: $0) } ?? FileHandle(forReadingAtPath: source)
        try process.run()
        return process
    }

    /// Starts another program; its output is in `<log>.out` and `<log>.err`.
    func launchOther(_ path: String, _ arguments: [String], log: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = try handle(log + ".out")
        process.standardError = try handle(log + ".err")
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
    }

    /// Waits until a log of ``launch(_:input:log:)`` holds a text; `false` after ten seconds.
    func wait(for text: String, in name: String) throws -> Bool {
        for _ in 0..<500 {
            if try self.text(name).contains(text) { return true }
            Thread.sleep(forTimeInterval: 0.02)
        }
        return false
    }

    /// Sub-account 4071 on `localhost`.
    func addAccount() throws {
        try run(
            "account", "add", "4071", "--name", "Zapatería Sol", "--tracking-domain", "localhost",
            "--shop", "shop.example", "--time-zone", "Europe/Madrid", "--currency", "EUR")
    }

    private func handle(_ name: String) throws -> FileHandle {
        FileHandle(forWritingAtPath: try file(name, ""))!
    }
}
