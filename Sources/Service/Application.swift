import HTTPServer
import Model
import Store

/// The product behind the HTTP server: routes a request, lets its intake decide, and hands the
/// event to the journal before the answer may leave. One for each loop, used by its thread alone.
final class Application: LoopHandler {
    private var context: Latest<IntakeContext>
    private let clock: Clock
    private let clickIDs: ClickIDs
    private let journal: JournalWriter
    /// Answers what must be looked up.
    private let desk: QuestionDesk
    private let health: JournalHealth
    /// How often one address may report sales, if there is a limit.
    private let pixelLimit: RateLimit?
    /// The loop's own ``ServiceMetrics``.
    private let tallies: Tallies
    private let matcher = Endpoint.routes.matcher

    /// What this turn of the loop brought, and whose answers wait for it.
    private var entries: [JournalEntry] = []
    private var tickets: [Ticket] = []
    private var questions: [(Question, Ticket)] = []

    init(
        context: Current<IntakeContext>, clock: @escaping Clock, clickIDs: ClickIDs,
        journal: JournalWriter, desk: QuestionDesk, health: JournalHealth, pixelLimit: RateLimit?,
        tallies: Tallies
    ) {
        self.context = Latest(context)
        self.clock = clock
        self.clickIDs = clickIDs
        self.journal = journal
        self.desk = desk
        self.health = health
        self.pixelLimit = pixelLimit
        self.tallies = tallies
    }

    func respond(to request: Request, ticket: Ticket) -> LoopReply {
        var captures = Captures()
        switch matcher.match(request.method, request.path, &captures) {
        case .refused(_, let response): return .ready(response, route: 0)
        case .found(let index):
            let endpoint = Endpoint.routes.routes[index].id
            switch endpoint {
            case .saleReading, .hitReading: return ask(endpoint, captures, request, ticket)
            default: return reply(take(endpoint, captures, request), endpoint, ticket)
            }
        }
    }

    func flush(to mailbox: LoopMailbox) {
        for (question, ticket) in questions { desk.ask(question, ticket, mailbox) }
        questions.removeAll(keepingCapacity: true)
        if !tickets.isEmpty { write(mailbox) }
    }

    private func write(_ mailbox: LoopMailbox) {
        let (count, tickets, health) = (entries.count, tickets, health)
        health.hand(count)
        journal.submit(entries) { isDurable in
            health.settle(count, isDurable: isDurable)
            mailbox.finish(tickets.map { ($0, isDurable) })
        }
        entries.removeAll(keepingCapacity: true)
        self.tickets = []
    }

    private func take(
        _ endpoint: Endpoint, _ captures: Captures, _ request: Request
    ) -> IntakeResult {
        let now = clock()
        let context = context.value()
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
        _ endpoint: Endpoint, _ captures: Captures, _ request: Request, _ ticket: Ticket
    ) -> LoopReply {
        if let wait = excess(of: request, at: clock()) {
            return .ready(Problem.tooMany(retryAfter: wait).response, route: endpoint.label)
        }
        let reading = ReadingAPI(context: context.value())
        do throws(Problem) {
            let question =
                endpoint == .saleReading
                ? try reading.sale(captures[0], request) : try reading.hits(request)
            questions.append((question, ticket))
            return .deferred(
                done: nil, failed: Problem.unreadable.response, deadline: Self.patience,
                route: endpoint.label)
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

    private func reply(
        _ result: IntakeResult, _ endpoint: Endpoint, _ ticket: Ticket
    ) -> LoopReply {
        guard let event = result.event else {
            if endpoint == .click { tallies.count(.linksUnknown) }
            return .ready(result.response, route: endpoint.label)
        }
        note(event)
        result.further.forEach(note)
        tickets.append(ticket)
        return .deferred(
            done: result.response, failed: result.unrecorded, deadline: result.deadline,
            route: endpoint.label)
    }

    private func note(_ event: Event) {
        count(event)
        entries.append(JournalEntry(event))
    }

    private func count(_ event: Event) {
        switch event {
        case .click(let click):
            tallies.count(click.setAside == nil ? .clicksCounted : .clicksSetAside)
        case .saleHit(let hit): tallies.count(hit.setAside == nil ? .hitsTaken : .hitsSetAside)
        }
    }
}
