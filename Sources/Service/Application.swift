import HTTPServer
import Model
import Store

/// The product behind the HTTP server: routes a request, lets its intake decide, and hands the
/// event to the journal before the answer may leave.
struct Application: RequestHandler {
    let routes: RouteTable<Endpoint>
    let context: Current<IntakeContext>
    let clock: Clock
    let clickIDs: ClickIDs
    let journal: JournalWriter

    /// The entries of one request; nearly always one.
    struct Entries: Sendable {
        let first: JournalEntry
        let further: [JournalEntry]
    }

    func respond(to request: Request) -> Reply<Entries> {
        switch routes.match(request.method, request.path) {
        case .refused(_, let response): return .ready(response)
        case .found(let endpoint, let captures): return reply(take(endpoint, captures, request))
        }
    }

    func perform(_ batch: [PendingWork<Entries>], mailbox: LoopMailbox) {
        let entries = batch.map(\.work.first) + batch.flatMap(\.work.further)
        journal.submit(entries) { isDurable in
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
        case .sale: return SaleIntake(context: context, now: now).take(request)
        case .saleAPI: return SaleAPI(context: context, now: now).take(request)
        case .script: return IntakeResult(TrackingScript.answer(request))
        case .robots: return IntakeResult(Answers.robots)
        }
    }

    private func reply(_ result: IntakeResult) -> Reply<Entries> {
        guard let event = result.event else { return .ready(result.response) }
        let entries = Entries(
            first: JournalEntry(event), further: result.further.map { JournalEntry($0) })
        return .deferred(
            entries, done: result.response, failed: result.unrecorded,
            deadline: result.deadline)
    }
}
