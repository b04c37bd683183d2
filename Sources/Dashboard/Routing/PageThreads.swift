import Foundation
import HTTPServer
import Store

/// A page to be made, and where its answer goes.
struct PageTask: Sendable {
    /// In the table; `nil` where nothing of it fits.
    let route: Int?
    let request: PageRequest
}

/// The threads that make pages: reading the data folder must not hold up the loop, nor one
/// person's page the others'.
final class PageThreads: @unchecked Sendable {
    typealias Job = @Sendable (Stores) -> Void

    private let folder: DataFolder
    // Guarded by `turn`.
    private let turn = NSCondition()
    private var waiting: [Job] = []
    private var streams = 0
    private var running = 0
    private var isStopping = false

    /// Pages that may wait; further ones are answered 503.
    private static let queueLimit = 256
    /// Streams at a time; each has a thread of its own.
    private static let streamLimit = 64
    private static let count = 2

    init(_ folder: DataFolder) {
        self.folder = folder
        running = Self.count
        for number in 1...Self.count {
            let thread = Thread { [self] in run() }
            thread.name = "pages \(number)"
            thread.start()
        }
    }

    /// `false`, and nothing done, when too many wait.
    func submit(_ job: @escaping Job) -> Bool {
        turn.withLock {
            guard !isStopping, waiting.count < Self.queueLimit else { return false }
            waiting.append(job)
            turn.signal()
            return true
        }
    }

    /// Runs a job that may last for hours; `false`, and nothing done, when too many do.
    func stream(_ job: @escaping Job) -> Bool {
        let isFree = turn.withLock {
            guard !isStopping, streams < Self.streamLimit else { return false }
            streams += 1
            return true
        }
        guard isFree else { return false }
        let thread = Thread { [self] in
            job(Stores(folder))
            turn.withLock {
                streams -= 1
                turn.broadcast()
            }
        }
        thread.name = "stream"
        thread.start()
        return true
    }

    /// Lets what runs come to its end; what waits is let go. Streams end when the server does.
    func stop() {
        turn.withLock {
            isStopping = true
            waiting = []
            turn.broadcast()
            while running > 0 || streams > 0 { turn.wait() }
        }
    }

    private func run() {
        let stores = Stores(folder)
        while let job = next() { job(stores) }
        turn.withLock {
            running -= 1
            turn.broadcast()
        }
    }

    private func next() -> Job? {
        turn.withLock {
            while waiting.isEmpty && !isStopping { turn.wait() }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }
}
