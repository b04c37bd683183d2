/// The journal of a folder that no service has open, for the command that holds the folder.
package final class IdleJournal: JournalAccess {
    private let folder: DataFolder
    private var journal: Journal?

    package init(_ folder: DataFolder) { self.folder = folder }

    package func rotate() throws(StoreError) { try opened().rotate() }

    package func append(_ entries: [JournalEntry]) throws(StoreError) {
        try opened().append(entries)
    }

    private func opened() throws(StoreError) -> Journal {
        if let journal { return journal }
        let folded = Files.exists(folder.report) ? try ReportReader(folder).foldedSeq() : 0
        let opened = try Journal(folder, after: folded)
        journal = opened
        return opened
    }
}
