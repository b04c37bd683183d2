import Foundation
import Model
import TestSupport

@testable import Store

/// A data folder with sub-accounts, campaigns and a journal, folded when asked.
final class Ledger {
    static let shop = SubAccountID(4071)

    let temporary: TemporaryFolder
    let folder: DataFolder
    let control: ControlStore
    let journal: Journal

    init(_ accounts: SubAccount...) throws {
        temporary = try TemporaryFolder()
        folder = temporary.data
        control = try ControlStore(folder, creating: true)
        journal = try Journal(folder)
        for account in accounts { try control.add(account, at: Sample.now) }
    }

    /// One shop with campaign 1, whose links 1 and 2 count sales and whose link 3 does not.
    static func shop(_ account: SubAccount = Sample.account()) throws -> Ledger {
        let ledger = try Ledger(account)
        _ = try ledger.campaign("spring", of: account.id)
        return ledger
    }

    func campaign(_ key: String, of account: SubAccountID) throws -> CampaignID {
        let campaign = try control.openCampaign(key, of: account, at: Sample.now)
        let drafts = Sample.drafts("https://a.example/", "https://b.example/", "https://c.example/")
        _ = try control.registerLinks(
            drafts, in: campaign.id, counting: .only([LinkNumber(1), LinkNumber(2)]))
        return campaign.id
    }

    func append(_ events: Event...) throws {
        try journal.append(events.map { JournalEntry($0) })
    }

    /// All of the journal.
    func events() throws -> [StoredEntry] {
        let reader = JournalReader(folder)
        var all: [StoredEntry] = []
        while case let more = try reader.read(after: all.last?.seq ?? 0, limit: 1000),
            !more.isEmpty
        {
            all += more
        }
        return all
    }

    /// Folds what is new; then the tables' reader.
    @discardableResult func fold() throws -> ReportReader {
        _ = try Fold(folder).catchUp()
        return try ReportReader(folder)
    }

    /// The report tables, row by row, with names for contacts; roll-ups too, when asked for.
    func rows(withRollUps: Bool = false) throws -> [String] {
        let connection = try Connection(path: folder.report, mode: .readOnly)
        var rows: [String] = []
        for table in ["click", "sale", "sale_line", "set_aside", "credit", "contact_click"] {
            rows += try Self.rows(of: table, connection)
        }
        if withRollUps {
            for table in ["click_day", "sale_day", "product_day", "aside_day", "trait_day"] {
                rows += try Self.rows(of: table, connection)
            }
            rows += try clickers(connection)
        }
        return try rows
            + connection.all("SELECT seq, admission FROM cursor") { row in
                "cursor \(row.integer(0)) \(row.integer(1))"
            }
    }

    private static func rows(of table: String, _ connection: Connection) throws -> [String] {
        let columns = try connection.all("SELECT name FROM pragma_table_info(?)", table) {
            $0.text(0)
        }
        let name = "(SELECT c.name FROM contact c WHERE c.number = contact)"
        let values = columns.map { "quote(\($0 == "contact" ? name : $0))" }
        let sql = "SELECT \(values.joined(separator: "||' '||")) FROM \(table) ORDER BY 1"
        let rows = try connection.all(sql) { $0.text(0) }
        let numbered = rows.map { (Int64($0.prefix { $0 != " " }) ?? 0, $0) }
        return numbered.sorted { $0 < $1 }.map(\.1)
            .map { table + " " + $0 }
    }

    /// The sets of clickers, spelt out.
    private func clickers(_ connection: Connection) throws -> [String] {
        let sets = try connection.all("SELECT * FROM clicker") { row in
            (
                row.integer(1), "\(row.text(0)) \(row.text(2)) \(row.text(3)) \(row.text(4))",
                row.blob(6)
            )
        }
        return try sets.flatMap { chunk, key, bytes in
            var words = [UInt64](repeating: 0, count: ContactSet.wordCount)
            words.withUnsafeMutableBufferPointer { words in
                bytes.withUnsafeBytes { ContactSet.mark($0, in: words) }
            }
            let members = (0..<ContactSet.chunkSize).filter {
                words[Int($0) / 64] & 1 << UInt64($0 % 64) != 0
            }
            return try members.map { place in
                let name = try connection.first(
                    "SELECT name FROM contact WHERE number = ?",
                    chunk * ContactSet.chunkSize + place
                ) { $0.text(0) }
                return "clicker \(key) \(name ?? "nobody")"
            }
        }.sorted()
    }

    /// The rows after folding everything again from nothing.
    func rowsFoldedAgain(withRollUps: Bool = false) throws -> [String] {
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: folder.report + ending)
        }
        try fold()
        return try rows(withRollUps: withRollUps)
    }

    /// What became of each sale hit, by its number in the journal.
    func verdicts() throws -> [Int64: HitVerdict] {
        let lines = try fold().hits(.installation, .all, limit: 1000)
        return Dictionary(uniqueKeysWithValues: lines.map { ($0.seq, $0.verdict) })
    }

    /// The SALES table of the shop.
    func sales(_ account: SubAccountID = Ledger.shop) throws -> [SaleLine] {
        try fold().sales(SalesFilter(account: account, campaign: nil, days: .always))
    }
}

extension ReportReader {
    /// The figures of one group alone.
    func figures(
        _ filter: SalesFilter, by group: FigureGroup
    ) throws(StoreError) -> [FigureKey: Figures] {
        try figures(filter, by: [group])[group] ?? [:]
    }
}
