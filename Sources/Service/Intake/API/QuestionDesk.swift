import Foundation
import HTTPServer
import Model
import Store

/// Answers questions beside the loops, which must not wait for the report tables: one after the
/// other, on a thread of its own.
final class QuestionDesk: @unchecked Sendable {
    private struct Asked {
        let question: Question
        let ticket: Ticket
        let mailbox: LoopMailbox
    }

    /// Questions that wait at the most: more are told to come again.
    private static let longestQueue = 64
    /// The thread has nothing to do but what it is woken for; in seconds.
    private static let interval: TimeInterval = 60

    private let folder: DataFolder
    private let log: @Sendable (String) -> Void
    private let thread = RepeatingThread(name: "questions", interval: interval)
    private let lock = NSLock()
    /// Guarded by `lock`.
    private var queue: [Asked] = []

    init(_ folder: DataFolder, log: @escaping @Sendable (String) -> Void) {
        self.folder = folder
        self.log = log
    }

    func start() { thread.start { [self] in answerAll() } }

    /// Answers what has been asked, then ends the thread.
    func stop() { thread.stop() }

    func ask(_ question: Question, _ ticket: Ticket, _ mailbox: LoopMailbox) {
        let isTaken = lock.withLock {
            guard queue.count < Self.longestQueue else { return false }
            queue.append(Asked(question: question, ticket: ticket, mailbox: mailbox))
            return true
        }
        guard isTaken else {
            return mailbox.answer(ticket, Problem.tooMany(retryAfter: 1).response)
        }
        thread.wake()
    }

    private func answerAll() {
        let asked = lock.withLock {
            defer { queue = [] }
            return queue
        }
        guard !asked.isEmpty else { return }
        do throws(StoreError) {
            // Opened anew each time: folding everything again exchanges the file.
            let answers = try Answering(folder)
            for one in asked {
                one.mailbox.answer(one.ticket, answers.answer(one.question, log))
            }
        } catch {
            log("api: \(error). Try: \(error.hint)")
            for one in asked { one.mailbox.answer(one.ticket, Problem.unreadable.response) }
        }
    }
}

/// The tables as they are now.
struct Answering {
    private let control: ControlStore
    private let reader: ReportReader

    init(_ folder: DataFolder) throws(StoreError) {
        control = try ControlStore(folder)
        reader = try ReportReader(folder)
    }

    func answer(_ question: Question, _ log: (String) -> Void) -> Response {
        do throws(StoreError) {
            switch question {
            case .sale(let id, let account): return try sale(id, account)
            case .hits(let filter, let account):
                let hits = try reader.hits(.only(account), filter)
                let names = try HitNames(control, account)
                return .json(HitPageJSON(hits, names, limit: filter.limit))
            }
        } catch {
            log("api: \(error). Try: \(error.hint)")
            return Problem.unreadable.response
        }
    }

    /// Numbers of orders first, as on the command line: shops know only those.
    private func sale(_ id: String, _ account: SubAccountID) throws(StoreError) -> Response {
        let found = try reader.hit(order: id, of: account) ?? Int64(id)
        guard let found,
            let explanation = try reader.explain(found, .only(account), control: control)
        else { return Problem.noSuchSale.response }
        let names = try HitNames(control, account)
        return .json(try SaleExplanationJSON(explanation, hit: found, names))
    }
}
