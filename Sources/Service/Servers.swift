import HTTPServer
import Model
import Store

/// The public server, and the private one for metrics where it is wanted.
final class Servers {
    let accessLog: AccessLog?
    private let product: Server
    private let metrics: Server?

    var addresses: [String] { product.addresses }
    var metricsAddress: String? { metrics?.addresses.first }

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
        } catch {
            log?.close()
            throw error
        }
    }

    func start() throws(ServerError) {
        do throws(ServerError) {
            try product.start()
            try metrics?.start()
        } catch {
            stop()
            throw error
        }
    }

    func stop() {
        product.stop()
        metrics?.stop()
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
        let product = try Server(configuration: serving) { loop in
            Application(
                routes: Endpoint.routes, context: opened.context, clock: clock,
                clickIDs: clickIDs, journal: opened.journal, desk: desk, health: health,
                pixelLimit: limit,
                tallies: figures.loops[loop])
        }
        guard let address = configuration.metricsAddress else { return (product, nil) }
        let handler = MetricsHandler(
            clock: clock, start: clock(), journal: opened.journal, health: health,
            server: product.metrics, service: figures, log: log)
        let metrics = try Server(
            configuration: ServerConfiguration(addresses: [address]), handler: handler)
        return (product, metrics)
    }
}
