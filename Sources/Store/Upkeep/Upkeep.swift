import Model

/// Keeps the report tables: folds, and does the work that commands ask for, in slices, so that
/// neither waits long for the other; for one thread of the process that holds the folder.
package final class Upkeep {
    let folder: DataFolder
    let control: ControlStore
    private let onDamage: (StoreError) -> Void
    private var openFold: Fold?
    private var job: (id: Int64?, work: any UpkeepWork)?
    private let journal: any JournalAccess
    private let clock: @Sendable () -> Instant
    private var notedAt = Instant(milliseconds: 0)

    /// Between two notes of how far a task is: each is a commit to the control tables.
    private static let noteInterval: Duration = .milliseconds(500)

    /// Opens the report tables for writing; the caller holds the ``FolderLock``.
    package convenience init(
        _ folder: DataFolder, journal: some JournalAccess, clock: @escaping @Sendable () -> Instant
    ) throws(StoreError) {
        try self.init(Fold(folder), journal: journal, clock: clock)
    }

    /// Keeps tables that are open already.
    package init(
        _ fold: Fold, journal: some JournalAccess, clock: @escaping @Sendable () -> Instant
    ) throws(StoreError) {
        folder = fold.folder
        onDamage = fold.onDamage
        self.journal = journal
        self.clock = clock
        control = try ControlStore(folder)
        try Leftovers.remove(from: folder)
        openFold = fold
    }

    /// Folds and works until there is nothing left to do.
    package func catchUp() throws(StoreError) {
        while try step() {}
    }

    /// Folds all there is, and leaves other work as it is.
    package func foldAll() throws(StoreError) { try fold().catchUp() }

    /// One batch of events and one slice of work; `false` when there was neither.
    package func step() throws(StoreError) -> Bool {
        let folded = try fold().step()
        let worked = try workStep()
        return folded > 0 || worked
    }

    /// Whether it is in the middle of what a command asked for.
    package var hasTask: Bool { job != nil }

    /// The last event in the report tables.
    package func foldedSeq() throws(StoreError) -> Int64 { try fold().foldedSeq() }

    func fold() throws(StoreError) -> Fold {
        if let openFold { return openFold }
        let fold = try Fold(folder, onDamage: onDamage)
        openFold = fold
        return fold
    }

    private func workStep() throws(StoreError) -> Bool {
        guard let id = try nextTask() else { return false }
        do throws(StoreError) {
            // Ended before it began.
            guard let job else { return true }
            if try job.work.step() { try finish(job.id) } else { try note(job) }
        } catch {
            try fail(id, error)
        }
        return true
    }

    /// Told to who asked; the fold goes on.
    private func fail(_ id: Int64?, _ error: StoreError) throws(StoreError) {
        job = nil
        guard let id else { throw error }
        try control.end(upkeep: id, outcome: "\(error). Try: \(error.hint)")
    }

    private func finish(_ id: Int64?) throws(StoreError) {
        if let refold = job?.work as? Refold {
            // Closed before their files are exchanged: no connection may outlive its file.
            openFold = nil
            try refold.switchTables()
        }
        let remark = job?.work.remarks.joined(separator: "\n") ?? ""
        job = nil
        if let id { try control.end(upkeep: id, outcome: "", remark: remark) }
    }

    private func note(_ job: (id: Int64?, work: any UpkeepWork)) throws(StoreError) {
        let now = clock()
        guard let id = job.id, now >= notedAt.advanced(by: Self.noteInterval) else { return }
        notedAt = now
        let progress = try job.work.progress()
        try control.note(done: progress.done, of: progress.total, upkeep: id)
    }

    /// Begins what is asked for next, unless something is being done; its number, which is `nil`
    /// inside where nobody asked.
    private func nextTask() throws(StoreError) -> Int64?? {
        if let job { return .some(job.id) }
        if let request = try control.nextUpkeep() {
            do throws(StoreError) {
                job = (request.id, try work(request.task))
            } catch {
                try fail(request.id, error)
            }
            return .some(request.id)
        }
        guard try fold().hasStaleDays else { return nil }
        job = (nil, try work(.refold))
        return .some(nil)
    }

    private func work(_ task: UpkeepTask) throws(StoreError) -> any UpkeepWork {
        switch task {
        case .refold: try Refold(folder, from: fold())
        case .prune(let before): Pruning(before: before, fold: try fold(), journal: journal)
        case .erase(let account, let reference):
            Erasure(
                account: account, reference: reference, control: control, fold: try fold(),
                journal: journal)
        case .importSales(let path): try SaleImport(path: path, journal: journal)
        }
    }
}

/// A task in slices.
protocol UpkeepWork {
    /// Does one slice, in about a tenth of a second; `true` when all is done.
    func step() throws(StoreError) -> Bool
    func progress() throws(StoreError) -> (done: Int64, total: Int64)
    /// What who asked should know of it when it is done.
    var remarks: [String] { get }
}

extension UpkeepWork {
    var remarks: [String] { [] }
}

/// The journal's writing end, as upkeep needs it.
package protocol JournalAccess {
    /// Ends the segment that is written, so that it may be rewritten; returns when that is done.
    func rotate() throws(StoreError)
    /// Returns once the entries are on the disk.
    func append(_ entries: [JournalEntry]) throws(StoreError)
}
