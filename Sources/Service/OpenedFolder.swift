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
        _ configuration: ServiceConfiguration, at now: Instant,
        log: @escaping @Sendable (String) -> Void
    ) throws(StoreError) {
        let folder = configuration.folder
        let control = try ControlStore(folder, creating: true)
        lock = try FolderLock(
            folder, purpose: "serve on " + Self.places(configuration.server),
            patience: configuration.server.handedSockets.isEmpty ? Self.patience : Self.relay)
        context = Current(
            IntakeContext(
                directory: try control.directory(), ring: try KeyStore(folder).load(at: now),
                redirectDeadline: configuration.redirectDeadline))
        let tell: @Sendable (StoreError) -> Void = { log("journal: \($0). Try: \($0.hint)") }
        let tables = try Fold(folder, onDamage: tell)
        let folded = try tables.foldedSeq()
        let fold = FoldThread(tables, log: log)
        self.fold = fold
        journal = try JournalWriter(
            folder, after: folded, onCommit: { fold.wake() },
            onFailure: tell)
    }
    /// For the person who finds the folder locked.
    private static func places(_ server: ServerConfiguration) -> String {
        let all = server.addresses + server.proxyProtocolAddresses
        return all.isEmpty ? "handed-over sockets" : all.joined(separator: ", ")
    }
}
