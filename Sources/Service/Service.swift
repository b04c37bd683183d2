import HTTPServer
import Model
import Signing
import Store

/// The running service: server, journal, fold and the watch over the control tables.
package final class Service {
    /// Where it listens, with real ports.
    package var addresses: [String] { servers.addresses }
    /// Where metrics and health are served, if anywhere.
    package var metricsAddress: String? { servers.metricsAddress }
    /// Where the dashboard is served, if anywhere.
    package var dashboardAddress: String? { servers.dashboardAddress }

    private let opened: OpenedFolder
    private let watch: ControlWatch
    private let desk: QuestionDesk
    private let servers: Servers

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
        let watch = ControlWatch(
            configuration.folder, context: opened.context, clock: clock, log: log)
        self.watch = watch
        let desk = QuestionDesk(configuration.folder, log: log)
        self.desk = desk
        do throws(ServerError) {
            servers = try Servers(configuration, opened, desk, clock: clock)
            opened.fold.start()
            watch.start()
            desk.start()
            try servers.start()
        } catch {
            watch.stop()
            desk.stop()
            opened.journal.close()
            opened.fold.stop()
            throw .server(error)
        }
    }

    /// Opens the access log anew, and reads the keys and the control tables.
    package func reload() {
        servers.accessLog?.reopen()
        watch.reload()
    }

    /// Answers what has arrived, commits and folds what was answered, and lets the folder go.
    package func stop() {
        servers.stop()
        desk.stop()
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
