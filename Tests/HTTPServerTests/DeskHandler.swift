import Glibc
import Synchronization

@testable import HTTPServer

/// A handler whose paths say how they are answered; the work of "/held" waits until the test
/// finishes it, that of "/later" until the test answers it.
final class DeskHandler: RequestHandler {
    private let held = Mutex<[(Ticket, LoopMailbox)]>([])
    private let asked = Mutex<[(Ticket, LoopMailbox)]>([])

    func respond(to request: Request) -> Reply<String> {
        let text = Array(request.path.string.utf8)
        let done = Response(status: 200, body: text)
        let failed = Response(status: 503, body: text)
        let path = request.path
        switch request.method {
        case .get, .head, .post: break
        case .options: return .ready(Response(status: 204, headers: [("Allow", Self.allow)]))
        case .connect, .other: return .ready(.plain(501))
        default: return .ready(.plain(405, headers: [("Allow", Self.allow)]))
        }
        if path.equals("/origin") {
            let origin = request.origin
            let text = "\(origin.address) \(origin.isSecure ? "https" : "http")"
            return .ready(Response(status: 200, body: Array(text.utf8)))
        }
        if path.equals("/large") { return .ready(Response(status: 200, body: Self.large)) }
        if path.equals("/medium") { return .ready(Response(status: 200, body: Self.medium)) }
        if path.equals("/echo") || request.method == .post && path.equals("/") {
            return .ready(Response(status: 200, body: Array(request.body)))
        }
        if path.equals("/deadline") {
            return .deferred("/held", done: done, failed: failed, deadline: .milliseconds(50))
        }
        if path.equals("/later/deadline") {
            return .later("/later", deadline: .milliseconds(50), route: 2)
        }
        if path.count >= 6, path.part(0..<6).equals("/later") { return .later("/later", route: 2) }
        for kind in ["/done", "/failed", "/held"] as [StaticString] {
            let length = kind.utf8CodeUnitCount
            guard path.count >= length, path.part(0..<length).equals(kind) else { continue }
            let work = ByteView(kind).string
            return .deferred(work, done: done, failed: failed, deadline: nil)
        }
        return .ready(done)
    }

    func perform(_ batch: [PendingWork<String>], mailbox: LoopMailbox) {
        func tickets(_ work: String) -> [(Ticket, LoopMailbox)] {
            batch.filter { $0.work == work }.map { ($0.ticket, mailbox) }
        }
        held.withLock { $0 += tickets("/held") }
        asked.withLock { $0 += tickets("/later") }
        mailbox.finish(tickets("/done").map { ($0.0, true) })
        mailbox.finish(tickets("/failed").map { ($0.0, false) })
    }

    /// Waits for the next request of "/later"; the test is to answer it.
    func nextAsked() -> (ticket: Ticket, mailbox: LoopMailbox) {
        while asked.withLock({ $0.isEmpty }) { usleep(1_000) }
        return asked.withLock { $0.removeFirst() }
    }

    /// The same, answered with the beginning of a stream.
    func nextStream(
        _ head: Response = Response(status: 200), isEndless: Bool = false
    ) -> ResponseStream {
        let (ticket, mailbox) = nextAsked()
        return mailbox.stream(ticket, head, isEndless: isEndless)
    }

    /// Waits until `count` tickets are held, then finishes them all; returns them.
    @discardableResult
    func release(_ count: Int) -> [Ticket] {
        while held.withLock({ $0.count }) < count { usleep(1_000) }
        let all = held.withLock { held in
            defer { held = [] }
            return held
        }
        for (ticket, mailbox) in all { mailbox.finish([(ticket, true)]) }
        return all.map(\.0)
    }

    private static let allow = "GET, HEAD, POST, OPTIONS"
    static let medium = [UInt8](repeating: 0x6D, count: 40_000)
    static let large = (0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 / 1_000) }
}

/// A running server on a free port, with a client at hand.
struct RunningServer {
    let handler = DeskHandler()
    let server: Server

    init(_ change: (inout ServerConfiguration) -> Void = { _ in }) throws {
        var configuration = ServerConfiguration(addresses: ["127.0.0.1:0"])
        configuration.timeouts.linger = .milliseconds(200)
        change(&configuration)
        server = try Server(configuration: configuration, handler: handler)
        try server.start()
    }

    func client(timeout: Duration = .seconds(10)) throws -> LoopbackClient {
        try LoopbackClient(server.addresses[0], timeout: timeout)
    }
}
