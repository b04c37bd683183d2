@testable import HTTPServer

/// What the handler of a play was asked, and what the client may be told: the play's memory.
struct Asked {
    enum Answer: Equatable {
        /// Nobody has answered yet.
        case open
        case whole(status: Int, body: [UInt8])
        /// `done` or `failed`, by a deadline that may have been first.
        case either
        case stream(body: [UInt8], isEnded: Bool)
    }

    let client: Int
    let number: Int
    /// Method, path and body, for the comparison with what was sent.
    let text: String
    /// The path's first letter.
    let kind: Character
    let isHead: Bool
    let minor: Int
    var answer: Answer

    /// What the server makes of the work of "/d" and "/h".
    static func body(_ client: Int, _ number: Int, isDone: Bool) -> [UInt8] {
        Array("\(client).\(number)\(isDone ? "" : " failed")".utf8)
    }
}

/// A handler whose answers say whose and which request they are for; the path's first letter
/// says how they are given: d(eferred), h(urried: with a deadline), l(ater), b(ig).
final class PlayHandler: RequestHandler, @unchecked Sendable {
    // A play has one thread.
    private(set) var asked: [Asked] = []
    /// Work that is not done: its ticket, and its place in `asked`.
    var open: [(ticket: Ticket, place: Int)] = []

    static let hurry: Duration = .milliseconds(40)
    static let big = [UInt8](repeating: 0x62, count: 30_000)

    func respond(to request: Request) -> Reply<Int> {
        let client = Int(request.origin.address.low & 0xFFFF)
        let number = asked.count { $0.client == client }
        let letter = request.path.count > 1 ? Character(Unicode.Scalar(request.path[1])) : "/"
        let done = Response(status: 200, body: Asked.body(client, number, isDone: true))
        let failed = Response(status: 503, body: Asked.body(client, number, isDone: false))
        var record = Asked(
            client: client, number: number, text: Self.describe(request), kind: letter,
            isHead: request.method == .head, minor: request.minorVersion, answer: .open)
        defer { asked.append(record) }
        switch letter {
        case "d": return .deferred(asked.count, done: done, failed: failed, deadline: nil)
        case "h":
            record.answer = .either
            return .deferred(asked.count, done: done, failed: failed, deadline: Self.hurry)
        case "l": return .later(asked.count)
        case "b":
            record.answer = .whole(status: 200, body: done.body + Self.big)
            return .ready(Response(status: 200, body: done.body + Self.big))
        default:
            record.answer = .whole(status: 200, body: done.body)
            return .ready(done)
        }
    }

    func perform(_ batch: [PendingWork<Int>], mailbox: LoopMailbox) {
        open += batch.map { ($0.ticket, $0.work) }
    }

    func settle(_ place: Int, _ answer: Asked.Answer) { asked[place].answer = answer }

    static func describe(_ request: Request) -> String {
        "\(request.method) \(request.path.string) \(request.query?.string ?? "-") "
            + request.body.string
    }
}
