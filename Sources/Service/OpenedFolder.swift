import Model
import Signing
import Store

/// A data folder taken by a service: locked, its journal open for writing, ready to be folded.
struct OpenedFolder {
    /// For a report that folds at this moment, or the service before this one that is ending.
    private static let patience: Duration = .seconds(3)
    /// Held as long as the service runs.
    private let lock: FolderLock
    let context: Current<IntakeContext>
    let journal: JournalWriter
    let fold: FoldThread

    init(
        _ configuration: ServiceConfiguration, clock: @escaping Clock,
        log: @escaping @Sendable (String) -> Void
    ) throws(StoreError) {
        let folder = configuration.folder
        let now = clock()
        let control = try ControlStore(folder, creating: true)
        lock = try FolderLock(
            folder, purpose: "serve on " + configuration.addresses.joined(separator: ", "),
            patience: Self.patience)
        context = Current(
            IntakeContext(
                directory: try control.directory(), ring: try KeyStore(folder).load(at: now),
                trustedProxies: configuration.trustedProxies,
                redirectDeadline: configuration.redirectDeadline))
        // The journal first: upkeep needs it, and wakes by way of what is made after both.
        let woken = Current<FoldThread?>(nil)
        journal = try JournalWriter(
            folder, onCommit: { woken.value?.wake() },
            onFailure: { log("journal: \($0). Try: \($0.hint)") })
        do throws(StoreError) {
            let upkeep = try Upkeep(folder, journal: journal, clock: clock)
            fold = FoldThread(upkeep, log: log)
        } catch {
            journal.close()
            throw error
        }
        woken.value = fold
    }
}
