import Foundation
import Model

/// Has a task done, by the service that holds the folder or by this process where nobody does.
package struct UpkeepClient {
    private let folder: DataFolder
    private let control: ControlStore
    private let clock: @Sendable () -> Instant

    /// Seconds between two looks at what the service does.
    private static let interval: TimeInterval = 0.05

    package init(
        _ folder: DataFolder, clock: @escaping @Sendable () -> Instant
    ) throws(StoreError) {
        self.folder = folder
        self.clock = clock
        control = try ControlStore(folder)
    }

    /// Returns when the task is done; `progress` gets steps done and in all.
    ///
    /// What should be known of it is returned, empty where there is nothing to say. Throws
    /// ``StoreError/upkeep(_:)`` with what whoever did it says.
    @discardableResult
    package func run(
        _ task: UpkeepTask, progress: (Int64, Int64) -> Void
    ) throws(StoreError) -> String {
        let id = try control.request(task, at: clock())
        while true {
            guard let state = try control.upkeepState(id) else { return "" }
            if let outcome = state.outcome {
                guard outcome.isEmpty else { throw .upkeep(outcome) }
                return state.remark
            }
            progress(state.done, state.total)
            if let lock = try FolderLock.ifFree(folder, purpose: task.name) {
                try withExtendedLifetime(lock) { () throws(StoreError) in
                    try work(id, progress)
                }
            } else {
                Thread.sleep(forTimeInterval: Self.interval)
            }
        }
    }

    private func work(_ id: Int64, _ progress: (Int64, Int64) -> Void) throws(StoreError) {
        let upkeep = try Upkeep(folder, journal: IdleJournal(folder), clock: clock)
        while try upkeep.step() {
            if let state = try control.upkeepState(id) { progress(state.done, state.total) }
        }
    }
}
