/// What the server asks of the product: an answer per request, and the work that must be done
/// before some of the answers may leave. Called on the loops' threads; must not block.
package protocol RequestHandler: Sendable {
    /// What must be durable before the answer leaves.
    associatedtype Work: Sendable

    /// Decides over one request; its views are valid only during the call.
    func respond(to request: Request) -> Reply<Work>

    /// Takes all work that one turn of a loop made; each ticket is finished or answered later,
    /// once, from any thread, through `mailbox`.
    func perform(_ batch: [PendingWork<Work>], mailbox: LoopMailbox)
}

/// A handler's decision, with the number of the route for the metrics: 1 up to
/// ``ServerMetrics/routeLimit`` - 1, or 0 for none.
package enum Reply<Work: Sendable>: Sendable {
    case ready(Response, route: Int = 0)
    /// The answer waits for the work: `done` leaves when it succeeded, `failed` when it did not
    /// or the deadline passed first (to about 10 ms); without a deadline it waits until finished.
    case deferred(
        Work, done: Response, failed: Response, deadline: Duration?, route: Int = 0)
    /// The answer is made by the work: ``LoopMailbox/answer(_:_:)`` or
    /// ``LoopMailbox/stream(_:_:isEndless:)`` sends it. After the deadline, or if the ticket is
    /// only finished, it is a 503.
    case later(Work, deadline: Duration? = nil, route: Int = 0)
}

/// Work and the ticket to finish it with.
package struct PendingWork<Work: Sendable>: Sendable {
    /// What to pass to the mailbox, once.
    package let ticket: Ticket
    /// What the handler put into its reply.
    package let work: Work
}

/// Names one waiting answer of one loop; finishing it twice or too late does nothing.
package struct Ticket: Hashable, Sendable {
    let slot: Int32
    let generation: UInt64
}

extension RequestHandler where Work == Never {
    /// Nothing: all its answers are ready.
    package func perform(_ batch: [PendingWork<Never>], mailbox: LoopMailbox) {}
}
