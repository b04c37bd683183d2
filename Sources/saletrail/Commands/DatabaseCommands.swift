import Model
import Reporting
import Service
import Store

/// `saletrail db stats`: how much the data folder holds.
struct DatabaseStatsCommand: Command {
    static let help = CommandHelp(
        "db stats", "Show how much the data folder holds.", options: [.format(["text", "json"])],
        example: "saletrail db stats --format json")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let found = try failing { () throws(StoreError) in
            try FolderStatistics(arguments.folder)
        }
        let lines: [(key: String, value: Int64)] = [
            ("accounts", found.accounts), ("campaigns", found.campaigns),
            ("contacts", found.contacts), ("first_event", found.firstEvent),
            ("last_event", found.lastEvent), ("folded_event", found.foldedEvent),
            ("pruned_event", found.prunedEvent), ("sales", found.sales),
            ("set_aside", found.setAside), ("journal_segments", found.segments),
            ("control_bytes", found.controlBytes),
            ("journal_bytes", found.journalBytes), ("report_bytes", found.reportBytes),
        ]
        let table = ReportTable(
            key: "folder", title: "Data folder",
            columns: [
                Column(key: "what", title: "What", kind: .text),
                Column(key: "count", title: "Count", kind: .integer),
            ],
            rows: lines.map { [.text($0.key), .integer($0.value)] })
        try console.print(table, clock: .utc, format: format)
    }
}

/// `saletrail db verify`: do the tables say what the journal says?
struct DatabaseVerifyCommand: Command {
    static let help = CommandHelp(
        "db verify", "Check the report tables against the journal.",
        example: "saletrail db verify",
        notes: """
            Adds up the raw rows and compares them with the roll-ups, then folds the journal again
            into a file of its own and compares every row. Each difference is a line on standard
            output; exit code 1 if there is any. A rule, a choice of links or a time zone that
            changed since makes differences too: saletrail db refold puts them right. Works while
            the service runs; needs as much room as report.sqlite takes.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        _ = try failing { () throws(StoreError) in try FoldedTables(arguments.folder) }
        var lost: Failure?
        let verification = Verification(arguments.folder) { line in
            do throws(Failure) { try console.print(line + "\n") } catch { lost = error }
        }
        var bar = TaskBar(console)
        try failing { () throws(StoreError) in try verification.run { bar.show($0, $1) } }
        if let lost { throw lost }
        guard verification.differences == 0 else {
            throw Failure(
                "the tables differ from the journal: "
                    + "\(Count(Int64(verification.differences), "difference"))",
                try: "saletrail db refold", .failed)
        }
        console.note("The tables say what the journal says.")
    }
}

/// `saletrail db refold`: makes the report tables anew.
struct DatabaseRefoldCommand: Command {
    static let help = CommandHelp(
        "db refold", "Make the report tables anew from the journal.",
        example: "saletrail db refold",
        notes: """
            For when a rule, a choice of links or a time zone has changed, or db verify found
            differences. New tables are made beside the old and take their place at once; until
            then reports show the old. A running service does it and goes on serving.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        try Upkeeping.run(.refold, arguments, console)
        console.note("The report tables are made anew.")
    }
}

/// `saletrail db prune --keep 400d`: removes what is old; totals stay.
struct DatabasePruneCommand: Command {
    static let help = CommandHelp(
        "db prune", "Remove events that are older than so many days; totals stay.",
        options: [
            Option(name: "keep", value: "DAYSd", help: "for instance 400d", isRequired: true)
        ],
        example: "saletrail db prune --keep 400d",
        notes: """
            Clicks, sales and hits that came earlier are removed from journal and report tables.
            Figures per campaign, link, product and day stay, and so do unique clickers. Of sales
            a checksum is kept, so that the same order does not count again. There is no way back
            but a backup. A running service does it and goes on serving.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let days = try arguments.value("keep", expecting: "days, 1d to 36500d") { text -> Int64? in
            guard text.hasSuffix("d"), let days = Int64(text.dropLast()) else { return nil }
            return (1...36_500).contains(days) ? days : nil
        }
        guard let days else { return }
        let before = SystemClock.now().advanced(by: .seconds(-days * 86_400))
        try Upkeeping.run(.prune(before: before), arguments, console)
        console.note("Events from before \(ReportClock.utc.minute(before)) UTC are removed.")
    }
}

/// Has the service, or this process, do something to the whole folder.
enum Upkeeping {
    static func run(
        _ task: UpkeepTask, _ arguments: Arguments, _ console: Console
    ) throws(Failure) {
        var bar = TaskBar(console)
        let remarks = try failing { () throws(StoreError) in
            try UpkeepClient(arguments.folder, clock: SystemClock.now).run(task) {
                bar.show($0, $1)
            }
        }
        for remark in remarks.split(separator: "\n") { console.note("Warning: \(remark)") }
    }
}
