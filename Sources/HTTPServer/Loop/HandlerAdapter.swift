/// What one loop calls, on its thread: a ``RequestHandler`` without its type parameter, so that
/// the loop is not generic code. Handlers of hot paths are one themselves.
package protocol LoopHandler: AnyObject {
    /// Decides over one request; its views are valid only during the call. A ticket of a reply
    /// that is deferred is finished or answered later, once.
    func respond(to request: Request, ticket: Ticket) -> LoopReply
    /// Hands over the work of this turn.
    func flush(to mailbox: LoopMailbox)
}

/// A ``Reply`` without its work.
package enum LoopReply {
    case ready(Response, route: Int)
    /// Without `done` the answer comes through the mailbox.
    case deferred(done: Response?, failed: Response, deadline: Duration?, route: Int)
}

/// Collects one loop's work of one turn.
final class HandlerAdapter<Handler: RequestHandler>: LoopHandler {
    private let handler: Handler
    private let late = Response.plain(503)
    private var batch: [PendingWork<Handler.Work>] = []

    init(_ handler: Handler) { self.handler = handler }

    func respond(to request: Request, ticket: Ticket) -> LoopReply {
        switch handler.respond(to: request) {
        case .ready(let response, let route): return .ready(response, route: route)
        case .deferred(let work, let done, let failed, let deadline, let route):
            batch.append(PendingWork(ticket: ticket, work: work))
            return .deferred(done: done, failed: failed, deadline: deadline, route: route)
        case .later(let work, let deadline, let route):
            batch.append(PendingWork(ticket: ticket, work: work))
            return .deferred(done: nil, failed: late, deadline: deadline, route: route)
        }
    }

    func flush(to mailbox: LoopMailbox) {
        guard !batch.isEmpty else { return }
        handler.perform(batch, mailbox: mailbox)
        batch.removeAll(keepingCapacity: true)
    }
}
