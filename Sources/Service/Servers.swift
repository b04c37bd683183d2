import Dashboard
import HTTPServer
import Model
import Store

/// The public server, and those for metrics and for people where they are wanted.
final class Servers {
    let accessLog: AccessLog?
    private let product: Server
    private let metrics: Server?
    private let dashboard: (server: Server, pages: Dashboard)?

    var addresses: [String] { product.addresses }
    var metricsAddress: String? { metrics?.addresses.first }
    var dashboardAddress: String? { dashboard?.server.addresses.first }

    /// Binds all addresses; nothing stays open when that fails.
    init(
        _ configuration: ServiceConfiguration, _ opened: OpenedFolder, _ desk: QuestionDesk,
        clock: @escaping Clock
    ) throws(ServerError) {
        OpenFiles.raiseLimit()
        let log: AccessLog? =
            if let path = configuration.accessLog { try AccessLog(path: path) } else { nil }
        accessLog = log
        do throws(ServerError) {
            (product, metrics) = try Self.make(configuration, opened, desk, log, clock)
            dashboard = try Self.makeDashboard(
                configuration, service: product.addresses.first, clock)
        } catch {
            log?.close()
            throw error
        }
    }

    func start() throws(ServerError) {
        do throws(ServerError) {
            try product.start()
            try metrics?.start()
            try dashboard?.server.start()
        } catch {
            stop()
            throw error
        }
    }

    func stop() {
        product.stop()
        metrics?.stop()
        dashboard?.server.stop()
        dashboard?.pages.stop()
        accessLog?.close()
    }

    private static func make(
        _ configuration: ServiceConfiguration, _ opened: OpenedFolder, _ desk: QuestionDesk,
        _ log: AccessLog?,
        _ clock: @escaping Clock
    ) throws(ServerError) -> (product: Server, metrics: Server?) {
        var serving = configuration.server
        serving.accessLog = log
        let figures = ServiceMetrics(loops: max(1, serving.loops))
        let health = JournalHealth()
        let clickIDs = ClickIDs(startingAt: UInt64.random(in: 0..<(1 << 22)))
        let limit = configuration.pixelRate.map { RateLimit(rate: $0, burst: 10 * $0) }
        let product = try Server(
            configuration: serving,
            loopHandlers: { loop in
                Application(
                    context: opened.context, clock: clock, clickIDs: clickIDs,
                    journal: opened.journal, desk: desk, health: health, pixelLimit: limit,
                    tallies: figures.loops[loop])
            })
        guard let address = configuration.metricsAddress else { return (product, nil) }
        let handler = MetricsHandler(
            clock: clock, start: clock(), journal: opened.journal, health: health,
            server: product.metrics, service: figures, log: log)
        let metrics = try Server(
            configuration: ServerConfiguration(addresses: [address]), handler: handler)
        return (product, metrics)
    }

    /// A server and a loop of its own: a slow page is in no reader's way.
    private static func makeDashboard(
        _ configuration: ServiceConfiguration, service: String?, _ clock: @escaping Clock
    ) throws(ServerError) -> (server: Server, pages: Dashboard)? {
        guard let dashboard = configuration.dashboard else { return nil }
        let pages = Dashboard(
            configuration.folder, address: dashboard.address, service: service, clock: clock)
        do throws(ServerError) {
            let serving = dashboard.serving(like: configuration.server)
            return (try Server(configuration: serving, handler: pages), pages)
        } catch {
            pages.stop()
            guard case .addressInUse = error, dashboard.isOptional else { throw error }
            return nil
        }
    }
}
