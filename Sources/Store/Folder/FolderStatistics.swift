import Model

/// How much a data folder holds.
package struct FolderStatistics: Hashable, Sendable {
    package let accounts: Int64
    package let campaigns: Int64
    package let contacts: Int64
    package let segments: Int64
    package let firstEvent: Int64
    package let lastEvent: Int64
    package let foldedEvent: Int64
    /// Events up to here are pruned.
    package let prunedEvent: Int64
    package let sales: Int64
    package let setAside: Int64
    package let controlBytes: Int64
    package let journalBytes: Int64
    package let reportBytes: Int64

    /// Counts; `nil` report figures are 0 where nothing has been folded yet.
    package init(_ folder: DataFolder) throws(StoreError) {
        let control = try ControlStore(folder).connection
        accounts = try control.number("SELECT count(*) FROM sub_account")
        campaigns = try control.number("SELECT count(*) FROM campaign")
        contacts = try control.number("SELECT count(*) FROM contact")
        let numbers = try JournalSegment.numbers(in: folder)
        segments = Int64(numbers.count)
        lastEvent = try JournalReader(folder).lastSeq()
        firstEvent =
            try numbers.first.flatMap { number throws(StoreError) in
                try JournalSegment.oldestSeq(of: number, in: folder)
            } ?? 0
        controlBytes = Files.size(folder.control)
        let names = try Files.names(in: folder.journal)
        journalBytes = names.reduce(0) { $0 + Files.size(folder.journal + "/" + $1) }
        reportBytes = Files.size(folder.report)
        guard Files.exists(folder.report) else {
            (foldedEvent, prunedEvent, sales, setAside) = (0, 0, 0, 0)
            return
        }
        let report = try ReportReader(folder).connection
        foldedEvent = try report.number("SELECT seq FROM cursor")
        prunedEvent = try report.number("SELECT pruned_seq FROM cursor")
        sales = try report.number("SELECT sum(sales) FROM sale_day")
        setAside = try report.number("SELECT sum(hits) FROM aside_day")
    }
}

extension Connection {
    /// The number that a query gives.
    fileprivate func number(_ sql: String) throws(StoreError) -> Int64 {
        try first(sql) { $0.integer(0) } ?? 0
    }
}
