import Foundation
import Model

/// The report tables, brought up to date: by folding here when nobody serves the folder, else by
/// waiting for the service that folds it.
package struct FoldedTables {
    package let reader: ReportReader
    /// `false` when the service did not catch up in time: figures may lack the newest events.
    package let isCurrent: Bool

    /// `patience` bounds the wait for a running service.
    package init(_ folder: DataFolder, patience: Duration = .seconds(5)) throws(StoreError) {
        // First, because it makes nothing: a folder that is no data folder stays as it is.
        let control = try ControlStore(folder)
        if let lock = try FolderLock.ifFree(folder, purpose: "fold") {
            try withExtendedLifetime(lock) { () throws(StoreError) in
                _ = try Fold(folder).catchUp()
            }
            reader = try ReportReader(folder)
            isCurrent = true
            return
        }
        let goal = try Progress(folder, control)
        let end = Date(timeIntervalSinceNow: Double(patience.wholeMilliseconds) / 1000)
        let reader = try Self.reader(folder, until: end)
        var isCurrent = try goal.isReached(by: reader)
        while !isCurrent && Date() < end {
            Thread.sleep(forTimeInterval: 0.02)
            isCurrent = try goal.isReached(by: reader)
        }
        self.reader = reader
        self.isCurrent = isCurrent
    }

    /// The tables of a folder whose holder may have begun only just now.
    private static func reader(
        _ folder: DataFolder, until end: Date
    ) throws(StoreError) -> ReportReader {
        while true {
            do throws(StoreError) {
                return try ReportReader(folder)
            } catch {
                guard error.isUnfinished, Date() < end else { throw error }
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    /// What the fold must have taken in to count as current.
    private struct Progress {
        let seq: Int64
        let admission: Int64

        init(_ folder: DataFolder, _ control: ControlStore) throws(StoreError) {
            seq = try JournalReader(folder).lastSeq()
            admission = try control.admissions().newest
        }

        func isReached(by reader: ReportReader) throws(StoreError) -> Bool {
            guard try reader.foldedSeq() >= seq else { return false }
            return try reader.foldedAdmission() >= admission
        }
    }
}

extension StoreError {
    /// No file yet (SQLITE_CANTOPEN), or not all of its tables.
    fileprivate var isUnfinished: Bool {
        switch self {
        case .sqlite(let code, _, _): code & 0xFF == 14
        case .damaged: true
        default: false
        }
    }
}
