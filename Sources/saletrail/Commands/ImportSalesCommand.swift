import Foundation
import LinkRewriting
import Mailing
import Model
import Reporting
import Service
import Store

/// `saletrail import sales FILE`: sales of the past.
struct ImportSalesCommand: Command {
    static let help = CommandHelp(
        "import sales", "Take in sales of the past from a CSV or JSON lines file.",
        operands: [Operand(name: "FILE")], options: [.account],
        example: "saletrail import sales orders-2025.csv --account 4071",
        notes: """
            Columns, or fields of each JSON object, are the parameters of the sale pixel:
            order_id (required), PRODUCTO, CANTIDAD, IMPORTE, currency; and date (required): a day
            or a time such as 2025-11-21, 2025-11-21 19:57 in the shop's zone, or
            2025-11-21T19:57:03Z. An order that is known already does not count again, so the
            same file can be given twice. The whole file is checked first: if a line cannot be
            read nothing is taken in. email (an address, of which only the SHA-256 is kept, or that)
            and click_id lead to the campaign, as in the sales API; without them none gets it.
            """)

    /// Sales in one transaction of the staged file.
    private static let batch = 10_000

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try arguments.account()
        let account = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).account(id)
        }
        let file = try ImportFile(arguments.operand(0) ?? "", called: "sales file")
        let (staged, ring) = try failing { () throws(StoreError) in
            let ring = try KeyStore(arguments.folder).load(at: SystemClock.now())
            return (try StagedSales(arguments.folder), ring)
        }
        do throws(Failure) {
            let sale = try ImportedSale(account: account, now: SystemClock.now(), ring: ring)
            try stage(file, sale, staged)
        } catch {
            try? staged.discard()
            throw error
        }
        try Upkeeping.run(.importSales(path: staged.path), arguments, console)
        console.note(
            "Taken in: \(Count(staged.count, "sale")). Orders that were known already are "
                + "repeats: saletrail hits --account \(id)")
    }

    private static func stage(
        _ file: ImportFile, _ sale: ImportedSale, _ staged: StagedSales
    ) throws(Failure) {
        var rows = try ImportedRows(file, .of(file))
        var waiting: [JournalEntry] = []
        while let row = try rows.next() {
            waiting.append(try sale.entry(row))
            guard waiting.count == batch else { continue }
            try failing { () throws(StoreError) in try staged.append(waiting) }
            waiting.removeAll(keepingCapacity: true)
        }
        try failing { () throws(StoreError) in try staged.append(waiting) }
    }
}
