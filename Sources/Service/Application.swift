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
    /// Answers what must be looked up.
    let desk: QuestionDesk
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

    /// What some answers wait for.
    enum Work: Sendable {
        case entries(Entries)
        case question(Question)
    }

    func respond(to request: Request) -> Reply<Work> {
        switch routes.match(request.method, request.path) {
        case .refused(_, let response): return .ready(response)
        case .found(let endpoint, let captures):
            switch endpoint {
            case .saleReading, .hitReading: return ask(endpoint, captures, request)
            default: return reply(take(endpoint, captures, request), endpoint)
            }
        }
    }

    func perform(_ all: [PendingWork<Work>], mailbox: LoopMailbox) {
        var batch: [(ticket: Ticket, entries: Entries)] = []
        batch.reserveCapacity(all.count)
        for one in all {
            switch one.work {
            case .entries(let entries): batch.append((one.ticket, entries))
            case .question(let question): desk.ask(question, one.ticket, mailbox)
            }
        }
        if !batch.isEmpty { write(batch, mailbox) }
    }

    private func write(
        _ batch: [(ticket: Ticket, entries: Entries)], _ mailbox: LoopMailbox
    ) {
        let entries = batch.map(\.entries.first) + batch.flatMap(\.entries.further)
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
        case .openAPI: return IntakeResult(OpenAPI.answer)
        case .robots, .saleReading, .hitReading: return IntakeResult(Answers.robots)
        }
    }

    /// What the report tables must be asked for; late answers leave through the desk.
    private func ask(
        _ endpoint: Endpoint, _ captures: Captures, _ request: Request
    ) -> Reply<Work> {
        if let wait = excess(of: request, at: clock()) {
            return .ready(Problem.tooMany(retryAfter: wait).response, route: endpoint.label)
        }
        let reading = ReadingAPI(context: context.value)
        do throws(Problem) {
            let question =
                endpoint == .saleReading
                ? try reading.sale(captures[0], request) : try reading.hits(request)
            return .later(
                .question(question), deadline: Self.patience, route: endpoint.label)
        } catch {
            return .ready(error.response, route: endpoint.label)
        }
    }

    /// How long a question may wait for its answer.
    private static let patience: Duration = .seconds(20)

    /// For how many seconds the sender has to wait; `nil` while he asks seldom enough.
    private func excess(of request: Request, at now: Instant) -> Int? {
        guard let pixelLimit, !request.origin.isHouse else { return nil }
        let wait = pixelLimit.refuses(request.origin.address, at: now.milliseconds)
        if wait != nil { tallies.count(.hitsLimited) }
        return wait
    }

    private func reply(_ result: IntakeResult, _ endpoint: Endpoint) -> Reply<Work> {
        guard let event = result.event else {
            if endpoint == .click { tallies.count(.linksUnknown) }
            return .ready(result.response, route: endpoint.label)
        }
        count(event)
        result.further.forEach(count)
        let entries = Entries(
            first: JournalEntry(event), further: result.further.map { JournalEntry($0) })
        return .deferred(
            .entries(entries), done: result.response, failed: result.unrecorded,
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
