import HTTPServer
import Model
import Store

/// The product behind the HTTP server: routes a request, lets its intake decide, and hands the
/// event to the journal before the answer may leave. One for each loop.
struct Application: RequestHandler {
    let routes: RouteTable<Endpoint>
    let context: Current<IntakeContext>
    let clock: Clock
    let clickIDs: ClickIDs
    let journal: JournalWriter
    let health: JournalHealth
    /// How often one address may report sales, if there is a limit.
    let pixelLimit: RateLimit?
    /// The loop's own ``ServiceMetrics``.
    let tallies: Tallies

    /// The entries of one request; nearly always one.
    struct Entries: Sendable {
        let first: JournalEntry
        let further: [JournalEntry]
    }

    func respond(to request: Request) -> Reply<Entries> {
        switch routes.match(request.method, request.path) {
        case .refused(_, let response): return .ready(response)
        case .found(let endpoint, let captures):
            return reply(take(endpoint, captures, request), endpoint)
        }
    }

    func perform(_ batch: [PendingWork<Entries>], mailbox: LoopMailbox) {
        let entries = batch.map(\.work.first) + batch.flatMap(\.work.further)
        let health = health
        health.hand(entries.count)
        journal.submit(entries) { isDurable in
            health.settle(entries.count, isDurable: isDurable)
            mailbox.finish(batch.map { ($0.ticket, isDurable) })
        }
    }

    private func take(
        _ endpoint: Endpoint, _ captures: Captures, _ request: Request
    ) -> IntakeResult {
        let now = clock()
        let context = context.value
        switch endpoint {
        case .click:
            let intake = ClickIntake(context: context, now: now, clickID: clickIDs.next(at: now))
            return intake.take(request, stamp: captures[0], number: captures[1])
        case .sale:
            let intake = SaleIntake(context: context, now: now)
            let wait = excess(of: request, at: now)
            return wait.map { intake.refuse(request, retryAfter: $0) } ?? intake.take(request)
        case .saleAPI:
            let wait = excess(of: request, at: now)
            return wait.map { IntakeResult(Problem.tooMany(retryAfter: $0).response) }
                ?? SaleAPI(context: context, now: now).take(request)
        case .script: return IntakeResult(TrackingScript.answer(request))
        case .robots: return IntakeResult(Answers.robots)
        }
    }

    /// For how many seconds the sender has to wait; `nil` while he asks seldom enough.
    private func excess(of request: Request, at now: Instant) -> Int? {
        guard let pixelLimit, !request.origin.isHouse else { return nil }
        let wait = pixelLimit.refuses(request.origin.address, at: now.milliseconds)
        if wait != nil { tallies.count(.hitsLimited) }
        return wait
    }

    private func reply(_ result: IntakeResult, _ endpoint: Endpoint) -> Reply<Entries> {
        guard let event = result.event else {
            if endpoint == .click { tallies.count(.linksUnknown) }
            return .ready(result.response, route: endpoint.label)
        }
        count(event)
        result.further.forEach(count)
        let entries = Entries(
            first: JournalEntry(event), further: result.further.map { JournalEntry($0) })
        return .deferred(
            entries, done: result.response, failed: result.unrecorded,
            deadline: result.deadline, route: endpoint.label)
    }

    private func count(_ event: Event) {
        switch event {
        case .click(let click):
            tallies.count(click.setAside == nil ? .clicksCounted : .clicksSetAside)
        case .saleHit(let hit): tallies.count(hit.setAside == nil ? .hitsTaken : .hitsSetAside)
        }
    }
}
