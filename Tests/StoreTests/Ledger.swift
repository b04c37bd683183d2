import Foundation
import Model

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

    /// Folds what is new; then the tables' reader.
    @discardableResult func fold() throws -> ReportReader {
        _ = try Fold(folder).catchUp()
        return try ReportReader(folder)
    }

    /// All report tables, row by row.
    func rows() throws -> [String] {
        let connection = try Connection(path: folder.report, mode: .readOnly)
        let tables = ["click", "sale", "set_aside", "credit", "contact_click", "cursor"]
        return try tables.flatMap { table in
            let columns = try connection.all("SELECT name FROM pragma_table_info(?)", table) {
                $0.text(0)
            }
            let values = columns.map { "quote(\($0))" }.joined(separator: "||' '||")
            let order = ["credit", "contact_click"].contains(table) ? "1" : "rowid"
            return try connection.all("SELECT \(values) FROM \(table) ORDER BY \(order)") {
                table + " " + $0.text(0)
            }
        }
    }

    /// The rows after folding everything again from nothing.
    func rowsFoldedAgain() throws -> [String] {
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: folder.report + ending)
        }
        try fold()
        return try rows()
    }

    /// What became of each sale hit, by its number in the journal.
    func verdicts() throws -> [Int64: HitVerdict] {
        let lines = try fold().hits(.installation, .all, limit: 1000)
        return Dictionary(uniqueKeysWithValues: lines.map { ($0.seq, $0.verdict) })
    }

    /// The SALES table of the shop.
    func sales(_ account: SubAccountID = Ledger.shop) throws -> [SaleLine] {
        try fold().sales(SalesFilter(account: account, campaign: nil, period: .always))
    }
}
