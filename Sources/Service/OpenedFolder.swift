import HTTPServer
import Model
import Signing
import Store

/// A data folder taken by a service: locked, its journal open for writing, ready to be folded.
struct OpenedFolder {
    /// For a report that folds at this moment, or the service before this one that is ending.
    private static let patience: Duration = .seconds(3)
    /// With handed-over sockets: for the service before this one to answer what it has taken.
    private static let relay: Duration = .seconds(30)
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
            folder, purpose: "serve on " + Self.places(configuration.server),
            patience: configuration.server.handedSockets.isEmpty ? Self.patience : Self.relay)
        context = Current(
            IntakeContext(
                directory: try control.directory(), ring: try KeyStore(folder).load(at: now),
                redirectDeadline: configuration.redirectDeadline))
        let tell: @Sendable (StoreError) -> Void = { log("journal: \($0). Try: \($0.hint)") }
        // The tables first: the journal numbers on from what they hold. Then the journal, which
        // upkeep needs, and which wakes by way of what is made after both.
        let tables = try Fold(folder, onDamage: tell)
        let woken = Current<FoldThread?>(nil)
        journal = try JournalWriter(
            folder, after: tables.foldedSeq(), onCommit: { woken.value?.wake(upTo: $0) },
            onFailure: tell)
        do throws(StoreError) {
            let upkeep = try Upkeep(tables, journal: journal, clock: clock)
            fold = FoldThread(upkeep, log: log)
        } catch {
            journal.close()
            throw error
        }
        woken.value = fold
    }

    /// For the person who finds the folder locked.
    private static func places(_ server: ServerConfiguration) -> String {
        let all = server.addresses + server.proxyProtocolAddresses
        return all.isEmpty ? "handed-over sockets" : all.joined(separator: ", ")
    }
}
