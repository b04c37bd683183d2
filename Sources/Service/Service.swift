import HTTPServer
import Model
import Signing
import Store

/// The running service: server, journal, fold and the watch over the control tables.
package final class Service {
    /// Where it listens, with real ports.
    package var addresses: [String] { server.addresses }

    private let lock: FolderLock
    private let journal: JournalWriter
    private let fold: FoldThread
    private let watch: ControlWatch
    private let server: Server

    /// Takes the data folder, binds the addresses and starts serving.
    ///
    /// Throws ``ServiceError``; nothing stays open or locked then. `log` gets one line per event
    /// an operator should know, from any thread.
    package init(
        _ configuration: ServiceConfiguration, clock: @escaping Clock = SystemClock.now,
        log: @escaping @Sendable (String) -> Void
    ) throws(ServiceError) {
        do {
            let folder = configuration.folder
            let control = try ControlStore(folder, creating: true)
            let lock = try FolderLock(
                folder, purpose: "serve on " + configuration.addresses.joined(separator: ", "))
            let context = Current(
                IntakeContext(
                    directory: try control.directory(),
                    ring: try KeyStore(folder).load(at: clock()),
                    trustedProxies: configuration.trustedProxies,
                    redirectDeadline: configuration.redirectDeadline))
            let fold = FoldThread(try Fold(folder), log: log)
            let journal = try JournalWriter(
                folder, onCommit: { fold.wake() },
                onFailure: { log("journal: \($0). Try: \($0.hint)") })
            let application = Application(
                routes: Endpoint.routes, context: context, clock: clock,
                clickIDs: ClickIDs(startingAt: UInt64.random(in: 0..<(1 << 22))),
                journal: journal)
            var serving = HTTPServer.ServerConfiguration(addresses: configuration.addresses)
            serving.loops = configuration.loops
            server = try Self.bind(serving, application, closing: journal)
            self.lock = lock
            self.journal = journal
            self.fold = fold
            watch = ControlWatch(folder, context: context, log: log)
            fold.start()
            watch.start()
            try server.start()
        } catch let error as StoreError {
            throw .store(error)
        } catch let error as ServerError {
            throw .server(error)
        } catch {
            preconditionFailure("only these two kinds are thrown above: \(error)")
        }
    }

    private static func bind(
        _ configuration: HTTPServer.ServerConfiguration, _ application: Application,
        closing journal: JournalWriter
    ) throws(ServerError) -> Server {
        do {
            return try Server(configuration: configuration, handler: application)
        } catch {
            journal.close()
            throw error
        }
    }

    /// Answers what has arrived, commits and folds what was answered, and lets the folder go.
    package func stop() {
        server.stop()
        watch.stop()
        journal.close()
        fold.stop()
    }
}

/// Why the service could not start.
package enum ServiceError: Error, CustomStringConvertible {
    case store(StoreError)
    case server(ServerError)

    package var description: String {
        switch self {
        case .store(let error): error.description
        case .server(let error): error.description
        }
    }

    /// The way out, for a person.
    package var hint: String {
        switch self {
        case .store(let error): error.hint
        case .server(let error): error.hint
        }
    }
}
