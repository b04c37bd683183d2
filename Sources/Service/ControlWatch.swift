import Foundation
import Store
import Synchronization

/// Notices what other processes change in the control tables (a sub-account activated, a
/// newsletter rewritten) and gives the new directory to the next request.
final class ControlWatch: @unchecked Sendable {
    private let folder: DataFolder
    private let context: Current<IntakeContext>
    private let clock: Clock
    private let wantsKeys = Atomic<Bool>(false)
    private let log: @Sendable (String) -> Void
    private let thread = RepeatingThread(name: "control", interval: interval)
    // The thread's alone.
    private var store: ControlStore?
    private var known: Int64?

    /// How late a change may take effect, in seconds.
    private static let interval: TimeInterval = 0.05
    /// After a failure, before the next try.
    private static let rest: TimeInterval = 1

    init(
        _ folder: DataFolder, context: Current<IntakeContext>, clock: @escaping Clock,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.folder = folder
        self.context = context
        self.clock = clock
        self.log = log
    }

    func start() { thread.start { [self] in look() } }

    func stop() { thread.stop() }

    /// Reads the keys and the control tables anew, soon.
    func reload() {
        wantsKeys.store(true, ordering: .relaxed)
        thread.wake()
    }

    private func look() {
        do throws(StoreError) {
            if wantsKeys.exchange(false, ordering: .relaxed) { known = nil }
            if store == nil { store = try ControlStore(folder) }
            guard let store else { return }
            let mark = try store.changeMark()
            if mark != known { try reload(store) }
            known = mark
        } catch {
            store = nil
            known = nil
            log("control: \(error). Try: \(error.hint)")
            Thread.sleep(forTimeInterval: Self.rest)
        }
    }

    private func reload(_ store: ControlStore) throws(StoreError) {
        let before = context.value
        context.value = IntakeContext(
            directory: try store.directory(), ring: try KeyStore(folder).load(at: clock()),
            redirectDeadline: before.redirectDeadline)
    }
}
