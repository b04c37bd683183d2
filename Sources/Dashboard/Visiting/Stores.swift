import Model
import Store

/// The data folder as one thread of the dashboard sees it, opened when first needed.
package final class Stores: @unchecked Sendable {
    /// The folder.
    package let folder: DataFolder
    private var openControl: ControlStore?
    private var openReports: ReportReader?

    /// Opens nothing yet. One for each thread: SQLite connections are not shared.
    package init(_ folder: DataFolder) { self.folder = folder }

    /// The control tables, to read and to change.
    package func control() throws(StoreError) -> ControlStore {
        if let openControl { return openControl }
        let control = try ControlStore(folder)
        openControl = control
        return control
    }

    /// The report tables, to read; the same for one request.
    package func reports() throws(StoreError) -> ReportReader {
        if let openReports { return openReports }
        let reports = try ReportReader(folder)
        openReports = reports
        return reports
    }

    /// Lets the report tables go: a refold puts another file in their place, and a reader that
    /// stays would keep the log from being emptied (sqlite.org/wal.html).
    func finishRequest(hasFailed: Bool) {
        openReports = nil
        if hasFailed { openControl = nil }
    }
}
