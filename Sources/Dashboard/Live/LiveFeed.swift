import Foundation
import HTTPServer
import Model
import Store

/// Tells open pages that sale hits have come (HTML Standard, 9.2, server-sent events): one thread
/// looks at the report tables for all of them.
package final class LiveFeed: @unchecked Sendable {
    private let stores: Stores
    private let clock: @Sendable () -> Instant
    // Guarded by `turn`.
    private let turn = NSCondition()
    private var subscribers: [LiveSubscriber] = []
    private var isRunning = false
    private var isStopping = false
    /// The thread's alone: the admissions that the pages know of.
    private var admission: Int64?

    /// Pages that are told at a time.
    static let limit = 128
    /// Between two looks, in seconds.
    private static let pause: TimeInterval = 0.25

    /// Begins to look when the first page wants to be told.
    init(_ folder: DataFolder, clock: @escaping @Sendable () -> Instant) {
        stores = Stores(folder)
        self.clock = clock
    }

    /// Whether there is room for one more page; asked before its stream begins.
    var hasRoom: Bool { turn.withLock { !isStopping && subscribers.count < Self.limit } }

    /// Tells a page from now on.
    func add(_ subscriber: LiveSubscriber) {
        turn.withLock {
            guard !isStopping else { return }
            subscribers.append(subscriber)
            if !isRunning { start() }
            turn.signal()
        }
    }

    /// Ends the thread and lets all streams go.
    func stop() {
        turn.withLock {
            isStopping = true
            turn.broadcast()
            while isRunning { turn.wait() }
            subscribers = []
        }
    }

    private func start() {
        isRunning = true
        let thread = Thread { [self] in run() }
        thread.name = "live"
        thread.start()
    }

    private func run() {
        while let watching = next() {
            let open = look(for: watching)
            turn.withLock {
                // Whoever came while we looked stands behind those we looked for.
                subscribers = open + subscribers.dropFirst(watching.count)
            }
            Thread.sleep(forTimeInterval: Self.pause)
        }
        turn.withLock {
            isRunning = false
            turn.broadcast()
        }
    }

    /// Waits until somebody is there; `nil` when it is time to end.
    private func next() -> [LiveSubscriber]? {
        turn.withLock {
            while subscribers.isEmpty && !isStopping { turn.wait() }
            return isStopping ? nil : subscribers
        }
    }

    /// Tells those for whom something is new; gives back those who still read.
    private func look(for watching: [LiveSubscriber]) -> [LiveSubscriber] {
        let now = clock()
        var news: LiveNews?
        do throws(StoreError) {
            let reports = try stores.reports()
            news = try LiveNews(reports, since: watching.map(\.seen), admission: admission)
        } catch {
            // Not folded yet, or being exchanged: looked at again soon.
            news = nil
        }
        if let news { admission = news.admission }
        var open: [LiveSubscriber] = []
        for subscriber in watching {
            var told = subscriber
            if told.hear(news, in: stores, at: now) { open.append(told) }
        }
        stores.finishRequest(hasFailed: news == nil)
        return open
    }
}
