import HTTPServer
import Model
import Signing
import Store

/// The running service: server, journal, fold and the watch over the control tables.
package final class Service {
    /// Where it listens, with real ports.
    package var addresses: [String] { server.addresses }

    private let opened: OpenedFolder
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
        do throws(StoreError) {
            opened = try OpenedFolder(configuration, clock: clock, log: log)
        } catch {
            throw .store(error)
        }
        let application = Application(
            routes: Endpoint.routes, context: opened.context, clock: clock,
            clickIDs: ClickIDs(startingAt: UInt64.random(in: 0..<(1 << 22))),
            journal: opened.journal)
        var serving = ServerConfiguration(addresses: configuration.addresses)
        serving.loops = configuration.loops
        let watch = ControlWatch(configuration.folder, context: opened.context, log: log)
        self.watch = watch
        do throws(ServerError) {
            server = try Server(configuration: serving, handler: application)
            opened.fold.start()
            watch.start()
            try server.start()
        } catch {
            watch.stop()
            opened.journal.close()
            opened.fold.stop()
            throw .server(error)
        }
    }

    /// Answers what has arrived, commits and folds what was answered, and lets the folder go.
    package func stop() {
        server.stop()
        watch.stop()
        opened.journal.close()
        opened.fold.stop()
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
