import HTTPServer
import Model
import Store

/// The dashboard behind its own server: routes a request, has a thread of its own make sure of
/// who asks and make the page, and sends that.
package final class Dashboard: RequestHandler {
    private let address: DashboardAddress
    private let clock: @Sendable () -> Instant
    private let threads: PageThreads
    private let surroundings: Surroundings

    /// Starts the threads; `address` is what people call the dashboard by, `service` where this
    /// machine serves the pixel, if it does.
    package init(
        _ folder: DataFolder, address: DashboardAddress, service: String? = nil,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.address = address
        self.clock = clock
        threads = PageThreads(folder)
        surroundings = Surroundings(feed: LiveFeed(folder, clock: clock), service: service)
    }

    /// Ends the threads; after the server has stopped.
    package func stop() {
        threads.stop()
        surroundings.feed.stop()
    }

    /// A page that a thread makes; for the server alone.
    package struct Task: Sendable {
        let page: PageTask
    }

    /// See ``RequestHandler``.
    package func respond(to request: Request) -> Reply<Task> {
        guard isOurs(request.host) else { return .ready(.plain(404)) }
        switch PageTable.matcher.match(request.method, request.path) {
        case .found(let index, let captures):
            if case .fixed(let response) = PageTable.routes[index].page {
                return .ready(AnswerWriter.fixed(response, isSecure: address.isSecure))
            }
            let captured = (0..<captures.count).map { captures[$0].string }
            return later(index, PageRequest(request, captures: captured))
        case .refused(.notFound, _): return later(nil, PageRequest(request, captures: []))
        case .refused(_, let response): return .ready(response)
        }
    }

    /// See ``RequestHandler``.
    package func perform(_ batch: [PendingWork<Task>], mailbox: LoopMailbox) {
        for pending in batch {
            let isTaken = threads.submit { [self] stores in
                answer(pending.work.page, stores) {
                    mailbox.send($0, pending.ticket, threads, clock)
                }
            }
            if !isTaken { mailbox.answer(pending.ticket, AnswerWriter.busy) }
        }
    }

    private func later(_ route: Int?, _ request: PageRequest) -> Reply<Task> {
        .later(Task(page: PageTask(route: route, request: request)))
    }

    /// A host that only pretends to be this machine, so that a page of it could read ours, is
    /// none of ours (DNS rebinding).
    private func isOurs(_ host: ByteView?) -> Bool {
        guard let host = host?.string.lowercased() else { return false }
        return host == address.host || DashboardAddress.loopback.contains(host)
    }

    private func answer(_ task: PageTask, _ stores: Stores, _ send: (WrittenAnswer) -> Void) {
        let desk = FrontDesk(
            stores: stores, address: address, surroundings: surroundings, now: clock())
        let reply = desk.reply(to: task.request, task.route.map { PageTable.routes[$0] })
        send(AnswerWriter(reply).written)
        stores.finishRequest(hasFailed: reply.hasFailed)
    }
}

extension LoopMailbox {
    /// Lets an answer leave; a stream from a thread of its own.
    fileprivate func send(
        _ answer: WrittenAnswer, _ ticket: Ticket, _ threads: PageThreads,
        _ clock: @escaping @Sendable () -> Instant
    ) {
        guard let source = answer.source else { return self.answer(ticket, answer.response) }
        let isTaken = threads.stream { [self] stores in
            let stream = stream(ticket, answer.response, isEndless: source.isEndless)
            source.produce(Streaming(stream: stream, stores: stores, now: clock))
        }
        if !isTaken { self.answer(ticket, AnswerWriter.busy) }
    }
}
