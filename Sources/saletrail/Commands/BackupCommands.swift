import Model
import Service
import Store

/// `saletrail db backup NAME`: a copy of everything, while the service runs.
struct DatabaseBackupCommand: Command {
    static let help = CommandHelp(
        "db backup", "Copy the data folder, while the service runs or not.",
        operands: [Operand(name: "NAME")],
        example: "saletrail db backup /backups/saletrail-2026-11-21",
        notes: """
            NAME becomes a folder. It has that name only once every database in it has been read
            through; until then it is NAME.part. What is damaged is taken along as it is, and said.
            The signing keys are in it: without them sent links stop working, and who has them can
            forge links. Keep it as safe as the data.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let path = arguments.operand(0) ?? ""
        var bar = TaskBar(console)
        let summary = try failing { () throws(StoreError) in
            try Backup.make(of: arguments.folder, at: path) { bar.show($0, $1) }
        }
        console.note(
            "Copied and checked: \(Count(Int64(summary.files), "database")), "
                + "\(summary.bytes) bytes, events up to \(summary.lastEvent).")
        for name in summary.damaged {
            console.note(
                "Warning: \(name) is damaged. It is in the backup as it is; "
                    + "what can be read of it is read from there.")
        }
        for (name, count) in summary.gaps.sorted(by: { $0.key < $1.key }) {
            console.note("Warning: \(Count(count, "event")) is missing in \(name).")
        }
    }
}

/// `saletrail db restore BACKUP`: puts a backup in the place of the data folder.
struct DatabaseRestoreCommand: Command {
    static let help = CommandHelp(
        "db restore", "Put a backup in the place of the data folder.",
        operands: [Operand(name: "BACKUP")],
        options: [
            Option(
                name: "yes", value: nil,
                help: "also where a data folder is; it is kept under another name")
        ],
        example: "saletrail db restore /backups/saletrail-2026-11-21 --yes",
        notes: "Stop the service first: it holds the folder.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        var bar = TaskBar(console)
        let kept = try failing { () throws(StoreError) in
            try Backup.restore(
                arguments.operand(0) ?? "", to: arguments.folder, replacing: arguments.has("yes"),
                at: SystemClock.now()
            ) { bar.show($0, $1) }
        }
        console.note("Restored: \(arguments.folder.path).")
        if let kept { console.note("What was there is kept as \(kept).") }
    }
}
