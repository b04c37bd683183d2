import Reporting

extension Console {
    /// Prints one table as text or JSON.
    func print(_ table: ReportTable, clock: ReportClock, format: String) throws(Failure) {
        let report = Report(title: table.title, tables: [table], clock: clock)
        try print(rendered(report, format: format))
    }

    func rendered(_ report: Report, format: String) -> String {
        if format == "json" { return JSONRenderer().render(report) }
        // Explanations and queries are read whole.
        var renderer = TextRenderer()
        renderer.maximumCellWidth = 72
        return renderer.render(report)
    }
}

extension ReportClock {
    /// For tables over several sub-accounts.
    static let utc: ReportClock = {
        do { return try ReportClock(timeZone: "UTC") } catch { preconditionFailure("no UTC") }
    }()
}
