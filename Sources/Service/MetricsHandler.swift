import HTTPServer
import Model
import Store

/// The private listener: `/metrics`, `/healthz` and `/readyz`, and nothing of the product.
struct MetricsHandler: RequestHandler {
    enum Page: Sendable { case metrics, health, readiness }

    let clock: Clock
    let start: Instant
    let journal: JournalWriter
    let health: JournalHealth
    let server: ServerMetrics
    let service: ServiceMetrics
    let log: AccessLog?

    private static let routes = RouteTable<Page>([
        Route(pattern: "/metrics", methods: [.get, .head], id: .metrics),
        Route(pattern: "/healthz", methods: [.get, .head], id: .health),
        Route(pattern: "/readyz", methods: [.get, .head], id: .readiness),
    ])

    /// How long a probing commit may take.
    private static let patience: Duration = .seconds(2)

    func respond(to request: Request) -> Reply<Probe> {
        switch Self.routes.match(request.method, request.path) {
        case .refused(_, let response): return .ready(response)
        case .found(.metrics, _): return .ready(metrics)
        case .found(.health, _): return .ready(Self.text(200, "alive\n"))
        case .found(.readiness, _):
            let ready = Self.text(200, "ready\n")
            guard health.isFailing else { return .ready(ready) }
            // Without traffic nothing else would find out that the disk is well again.
            let failed = Self.text(503, "the journal cannot commit\n")
            return .deferred(Probe(), done: ready, failed: failed, deadline: Self.patience)
        }
    }

    func perform(_ batch: [PendingWork<Probe>], mailbox: LoopMailbox) {
        let health = health
        journal.submit([]) { isDurable in
            health.settle(0, isDurable: isDurable)
            mailbox.finish(batch.map { ($0.ticket, isDurable) })
        }
    }

    /// A commit without an event.
    struct Probe: Sendable {}

    private var metrics: Response {
        let uptime = (clock().milliseconds - start.milliseconds) / 1000
        let page = MetricsPage(
            server: server, service: service, journal: health, log: log, uptime: uptime)
        return Response(
            status: 200,
            headers: [("Content-Type", MetricsPage.contentType), ("Cache-Control", "no-store")],
            body: Array(page.text.utf8))
    }

    private static func text(_ status: Int, _ text: String) -> Response {
        Response(
            status: status,
            headers: [
                ("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"),
            ], body: Array(text.utf8))
    }
}
