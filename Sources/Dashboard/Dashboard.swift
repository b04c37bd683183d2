import HTTPServer
import Model
import Store

/// The dashboard behind its own server: routes a request, makes sure of who asks, and lets the
/// page function answer.
package struct Dashboard: RequestHandler {
    /// Bytes that one request may send: a newsletter of 10 MB in a form.
    package static let bodyLimit = MultipartForm.fileLimit + (1 << 16)

    private let stores: Stores
    private let threads = LateThreads()
    private let address: DashboardAddress
    private let clock: @Sendable () -> Instant

    /// For one loop of the server; `address` is what people call it by.
    package init(
        _ folder: DataFolder, address: DashboardAddress, clock: @escaping @Sendable () -> Instant
    ) {
        stores = Stores(folder)
        self.address = address
        self.clock = clock
    }

    /// An answer that takes long, and what it is to be sent with.
    package struct Work: Sendable {
        let make: @Sendable (Stores, LateReply) -> Void
        let fields: FieldLines
        let busy: Response
    }

    /// See ``RequestHandler``.
    package func perform(_ batch: [PendingWork<Work>], mailbox: LoopMailbox) {
        for pending in batch {
            let (work, folder) = (pending.work, stores.folder)
            let reply = LateReply(ticket: pending.ticket, mailbox: mailbox, fields: work.fields)
            let isRunning = threads.run { work.make(Stores(folder), reply) }
            if !isRunning { mailbox.answer(pending.ticket, work.busy) }
        }
    }

    /// See ``RequestHandler``.
    package func respond(to request: Request) -> Reply<Work> {
        guard isOurs(request.host) else { return .ready(.plain(404)) }
        switch PageTable.matcher.match(request.method, request.path) {
        case .found(let index, let captures):
            let captured = (0..<captures.count).map { captures[$0].string }
            let route = PageTable.routes[index]
            return answer(route, PageRequest(request, captures: captured))
        case .refused(.notFound, _):
            return answer(nil, PageRequest(request, captures: []))
        case .refused(_, let response): return .ready(response)
        }
    }

    /// A host that only pretends to be this machine, so that a page of it could read ours, is
    /// none of ours (DNS rebinding).
    private func isOurs(_ host: ByteView?) -> Bool {
        guard let host = host?.string.lowercased() else { return false }
        return host == address.host || DashboardAddress.loopback.contains(host)
    }

    /// `route` is `nil` where the table has none.
    private func answer(_ route: PageRoute?, _ request: PageRequest) -> Reply<Work> {
        var hasFailed = false
        defer { stores.finishRequest(hasFailed: hasFailed) }
        let desk = FrontDesk(stores: stores, address: address, now: clock())
        let reply = desk.reply(to: request, route)
        hasFailed = reply.hasFailed
        let writer = AnswerWriter(reply)
        guard case .later(let make) = reply.answer else { return .ready(writer.response) }
        return .later(Work(make: make, fields: writer.plainFields, busy: writer.response))
    }
}
