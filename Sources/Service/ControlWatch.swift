import Foundation
import Store

/// Notices what other processes change in the control tables (a sub-account activated, a
/// newsletter rewritten) and gives the new directory to the next request.
final class ControlWatch: @unchecked Sendable {
    private let folder: DataFolder
    private let context: Current<IntakeContext>
    private let log: @Sendable (String) -> Void
    // Guarded by `turn`.
    private let turn = NSCondition()
    private var isStopping = false
    private var hasEnded = false

    /// How late a change may take effect.
    static let interval: TimeInterval = 0.05

    init(
        _ folder: DataFolder, context: Current<IntakeContext>,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.folder = folder
        self.context = context
        self.log = log
    }

    func start() {
        let thread = Thread { [self] in run() }
        thread.name = "control"
        thread.start()
    }

    func stop() {
        turn.lock()
        isStopping = true
        turn.broadcast()
        while !hasEnded { turn.wait() }
        turn.unlock()
    }

    private func run() {
        var store: ControlStore?
        var known: Int64?
        while !pause() {
            do throws(StoreError) {
                if store == nil { store = try ControlStore(folder) }
                let mark = try store?.changeMark()
                if mark != known, let store { try reload(store) }
                known = mark
            } catch {
                store = nil
                log("control: \(error). Try: \(error.hint)")
            }
        }
        turn.withLock {
            hasEnded = true
            turn.broadcast()
        }
    }

    private func reload(_ store: ControlStore) throws(StoreError) {
        let before = context.value
        context.value = IntakeContext(
            directory: try store.directory(), ring: before.ring,
            trustedProxies: before.trustedProxies, redirectDeadline: before.redirectDeadline)
    }

    /// `true` when it is time to end.
    private func pause() -> Bool {
        turn.lock()
        defer { turn.unlock() }
        if !isStopping { _ = turn.wait(until: Date(timeIntervalSinceNow: Self.interval)) }
        return isStopping
    }
}
