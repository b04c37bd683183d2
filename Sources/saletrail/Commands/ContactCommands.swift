import Model
import Reporting
import Service
import Store

/// `saletrail contact erase ID`: forgets a person.
struct ContactEraseCommand: Command {
    static let help = CommandHelp(
        "contact erase", "Remove what is known of one contact; totals stay right.",
        operands: [Operand(name: "ID")],
        options: [
            .account,
            Option(name: "yes", value: nil, help: "do it; without, only say what would be done"),
        ],
        example: "saletrail contact erase c-1024 --account 4071 --yes",
        notes: """
            The sender's id goes from control tables, report tables and journal; so do the names
            of the browsers it clicked with, and everything in its sale hits but product, pieces,
            amount, currency and order. A number that stands for nobody takes its place. Links that
            are sent still carry the id: take the contact off your list too. Backups of yours
            are not touched; automatic copies in backups/ are removed.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let account = try arguments.account()
        let reference = arguments.operand(0) ?? ""
        let found = try failing { () throws(StoreError) in
            try FoldedTables(arguments.folder).reader.history(
                of: reference, account: account, control: ControlStore(arguments.folder))
        }
        guard found.isKnown else {
            throw .usage(
                "sub-account \(account) knows no such contact",
                try: "check the id: it is the sender's own, as in saletrail report sales")
        }
        let what = "\(Count(found.clicks, "click")) and \(Count(found.sales, "sale"))"
        guard arguments.has("yes") else {
            throw .usage("not done: \(what) would lose their contact", try: "the same with --yes")
        }
        try Upkeeping.run(
            .erase(account: account, reference: reference), arguments, console)
        console.note("Erased: \(what) have no contact any more. Backups of yours still know it.")
    }
}

/// `saletrail contact export ID`: what is known of a person.
struct ContactExportCommand: Command {
    static let help = CommandHelp(
        "contact export", "Write what is known of one contact as JSON.",
        operands: [Operand(name: "ID")], options: [.account],
        example: "saletrail contact export c-1024 --account 4071 > c-1024.json")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let account = try arguments.account()
        let reference = arguments.operand(0) ?? ""
        var lines = JSONLines()
        let history = try failing { () throws(StoreError) in
            let reader = try FoldedTables(arguments.folder).reader
            let control = try ControlStore(arguments.folder)
            let history = try reader.history(of: reference, account: account, control: control)
            try reader.eachClick(of: history) { lines.append($0) }
            try reader.eachSale(of: history) { lines.append($0) }
            return history
        }
        guard history.isKnown else {
            throw .usage(
                "sub-account \(account) knows no such contact", try: "check the sender's id")
        }
        var head = JSONLines()
        head.append(history, reference: reference, account: account)
        try console.print(head.bytes + lines.bytes)
    }
}
