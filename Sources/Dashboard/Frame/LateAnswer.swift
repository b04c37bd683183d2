import Foundation
import HTTPServer
import Synchronization

/// The way back to somebody who waits for an answer that another thread makes.
package struct LateReply: Sendable {
    let ticket: Ticket
    let mailbox: LoopMailbox
    /// The frame's security headers.
    let fields: FieldLines

    /// Sends a whole answer; once, instead of ``stream(_:)``.
    package func answer(_ response: Response) { mailbox.answer(ticket, framed(response)) }

    /// Begins an answer whose bytes follow; its body is the first piece.
    package func stream(_ head: Response) -> ResponseStream {
        mailbox.stream(ticket, framed(head))
    }

    private func framed(_ response: Response) -> Response {
        var all = fields
        all.append(contentsOf: response.fields)
        return Response(status: response.status, fields: all, body: response.body)
    }
}

/// The threads that make late answers: a few, so that nobody's exports keep the machine busy.
final class LateThreads: Sendable {
    private static let limit = 4
    private let running = Atomic<Int>(0)

    /// Runs `body` on a thread of its own; `false`, and nothing done, while too many are running.
    func run(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard running.add(1, ordering: .relaxed).newValue <= Self.limit else {
            running.subtract(1, ordering: .relaxed)
            return false
        }
        Thread.detachNewThread { [self] in
            body()
            running.subtract(1, ordering: .relaxed)
        }
        return true
    }
}
