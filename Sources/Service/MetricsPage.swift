import HTTPServer

/// The figures of a running service in the text format of Prometheus (exposition format 0.0.4).
///
/// Labels are routes and outcomes, never campaigns or people: the number of series is fixed.
struct MetricsPage {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    let server: ServerMetrics
    let service: ServiceMetrics
    let journal: JournalHealth
    let log: AccessLog?
    /// Seconds since the service began.
    let uptime: Int64

    var text: String {
        var page = PrometheusText()
        clicksAndHits(&page)
        journalFigures(&page)
        durations(&page)
        answers(&page)
        connections(&page)
        page.gauge("saletrail_uptime_seconds", "Seconds since the start.", UInt64(max(0, uptime)))
        return page.text
    }

    private func clicksAndHits(_ page: inout PrometheusText) {
        page.counter(
            "saletrail_clicks_total", "Requests for transition links.",
            [
                ("outcome=\"counted\"", service[.clicksCounted]),
                ("outcome=\"set-aside\"", service[.clicksSetAside]),
                ("outcome=\"unknown-link\"", service[.linksUnknown]),
            ])
        page.counter(
            "saletrail_sale_hits_total", "Requests for the sale pixel.",
            [
                ("outcome=\"taken\"", service[.hitsTaken]),
                ("outcome=\"set-aside\"", service[.hitsSetAside]),
                ("outcome=\"rate-limited\"", service[.hitsLimited]),
            ])
    }

    private func journalFigures(_ page: inout PrometheusText) {
        page.gauge(
            "saletrail_journal_pending_events", "Events that wait for their commit.",
            UInt64(journal.pending))
        page.counter(
            "saletrail_journal_events_total", "Events handed to the journal.",
            [
                ("outcome=\"committed\"", UInt64(max(0, journal.committed))),
                ("outcome=\"refused\"", UInt64(journal.lost)),
            ])
        page.gauge(
            "saletrail_journal_failing", "1 after a failed commit, until one succeeds.",
            journal.isFailing ? 1 : 0)
        page.counter(
            "saletrail_overdue_answers_total",
            "Redirects that left without waiting any longer for their commit.",
            [("", server[.overdue])])
    }

    private func durations(_ page: inout PrometheusText) {
        for endpoint in [Endpoint.click, .sale] {
            let name = endpoint == .click ? "redirect" : "pixel"
            page.histogram(
                "saletrail_\(name)_duration_seconds",
                "From the request to its answer, the commit included.",
                bounds: ServerMetrics.bounds, counts: server.durations(route: endpoint.label),
                sum: server.totalDuration(route: endpoint.label))
        }
    }

    private func answers(_ page: inout PrometheusText) {
        let routes = [(0, "none")] + Endpoint.allCases.map { ($0.label, $0.pattern) }
        var samples: [(String, UInt64)] = []
        for (route, name) in routes {
            for group in 2...5 {
                let count = server.answers(route: route, statusClass: group)
                samples.append(("route=\"\(name)\",status=\"\(group)xx\"", count))
            }
        }
        page.counter("saletrail_http_requests_total", "Answers by route and status.", samples)
        page.counter(
            "saletrail_http_refused_requests_total", "Requests that no route saw.",
            [
                ("reason=\"malformed\"", server[.malformed]),
                ("reason=\"too-slow\"", server[.timedOut]),
            ])
        page.counter(
            "saletrail_http_sent_bytes_total", "Bytes of answers.", [("", server[.bytesSent])])
        if let log {
            page.counter(
                "saletrail_access_log_dropped_total", "Lines the disk did not keep up with.",
                [("", log.dropped)])
        }
    }

    private func connections(_ page: inout PrometheusText) {
        let (accepted, closed) = (server[.accepted], server[.closed])
        page.gauge(
            "saletrail_http_connections", "Open connections.",
            accepted > closed ? accepted - closed : 0)
        page.counter(
            "saletrail_http_connections_total", "Connections taken.", [("", accepted)])
        page.counter(
            "saletrail_http_closed_connections_total", "Connections closed before their time.",
            [
                ("reason=\"address-limit\"", server[.refusedAddress]),
                ("reason=\"proxy-header\"", server[.refusedHeader]),
                ("reason=\"made-room\"", server[.shed]),
            ])
        page.counter(
            "saletrail_http_accept_pauses_total", "Moments without room for a connection.",
            [("", server[.paused])])
    }
}
