import Foundation
import HTTPServer
import Testing

@testable import Store

/// A data folder with one sub-account and one newsletter, and the real program on it.
final class Site: @unchecked Sendable {
    static let destination = "https://shop.example/rojo"

    let path =
        FileManager.default.temporaryDirectory.path + "/saletrail-crash-"
        + UUID().uuidString.prefix(8)
    let faults: Faults
    /// The newsletter's link, from `/c/` on.
    private(set) var link = ""

    var data: String { path + "/data" }
    var folder: DataFolder { DataFolder(path: data) }
    /// Where the shim records, if asked to.
    var log: String { path + "/log" }

    private static let executable =
        URL(filePath: CommandLine.arguments[0])
        .deletingLastPathComponent().path + "/saletrail"

    /// `recording` lets the log begin before the data folder is made.
    init(recording: Bool = false) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        faults = try Faults(control: path + "/control")
        let environment = recording ? try faults.environment(folder: path, log: log) : [:]
        try run(
            "account", "add", "4071", "--name", "Zapatería Sol", "--tracking-domain", "localhost",
            "--shop", "shop.example", "--time-zone", "Europe/Madrid", "--currency", "EUR",
            environment: environment)
        try run("account", "activate", "4071", environment: environment)
        let newsletter = path + "/n.html"
        try Data("<a href='\(Self.destination)'>Rojo</a>".utf8).write(
            to: URL(filePath: newsletter))
        let html = try run(
            "rewrite", newsletter, "--account", "4071", "--campaign", "c", environment: environment)
        link = String(try #require(html.split(separator: "'").dropFirst().first))
            .replacing("https://localhost", with: "")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs a command to its end; its output.
    @discardableResult
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> String {
        try run(arguments, environment)
    }

    @discardableResult
    func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
        // Several may run at once.
        let name = "run-" + UUID().uuidString
        defer {
            for end in [".out", ".err"] {
                try? FileManager.default.removeItem(atPath: path + "/" + name + end)
            }
        }
        let process = try launch(arguments, environment, name: name)
        process.waitUntilExit()
        let errors = try text(name + ".err")
        guard process.terminationStatus == 0 else {
            throw Refused(served: .refused(code: process.terminationStatus, errors: errors))
        }
        return try text(name + ".out")
    }

    /// Starts the service with the shim around it, and waits until it listens; its exit code and
    /// last words otherwise.
    ///
    /// Faults happen in the journal only unless `everywhere`. The redirect's deadline is long, so
    /// that a redirect is a promise, too.
    func serve(
        deadline: Int = 10_000, everywhere: Bool = false, recording: Bool = false
    ) throws -> Served {
        let scope = recording ? path : everywhere ? data : data + "/journal"
        let process = try launch(
            ["serve", "--listen", "127.0.0.1:0", "--redirect-deadline", String(deadline)],
            try faults.environment(folder: scope, log: recording ? log : nil), name: "serve")
        let end = Date(timeIntervalSinceNow: 20)
        while process.isRunning, Date() < end {
            if let address = try text("serve.err").firstMatch(of: /Serving on http:\/\/(\S+)/) {
                return .running(Service(process: process, address: String(address.1)))
            }
            Thread.sleep(forTimeInterval: 0.01)
        }
        process.waitUntilExit()
        return .refused(code: process.terminationStatus, errors: try text("serve.err"))
    }

    func started(
        deadline: Int = 10_000, everywhere: Bool = false, recording: Bool = false
    ) throws -> Service {
        let served = try serve(deadline: deadline, everywhere: everywhere, recording: recording)
        guard case .running(let service) = served else { throw Refused(served: served) }
        return service
    }

    /// What the last run of a kind said: `serve.err`.
    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
    }

    private func launch(
        _ arguments: [String], _ environment: [String: String], name: String
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["SALETRAIL_DATA": data]) { $1 }.merging(environment) { $1 }
        process.standardOutput = try output(name + ".out")
        process.standardError = try output(name + ".err")
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    private func output(_ name: String) throws -> FileHandle {
        try Data().write(to: URL(filePath: path + "/" + name))
        return try FileHandle(forWritingTo: URL(filePath: path + "/" + name))
    }
}

/// What became of an attempt to start the service.
enum Served {
    case running(Service)
    case refused(code: Int32, errors: String)
}

struct Refused: Error {
    let served: Served
}

/// A running `serve`.
struct Service: @unchecked Sendable {
    let process: Process
    let address: String

    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// As systemd stops it; its exit code.
    @discardableResult func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
