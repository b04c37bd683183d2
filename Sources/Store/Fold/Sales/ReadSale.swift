import Attribution
import Model

/// A sale hit of a known sub-account with its query read.
struct ReadSale {
    let seq: Int64
    let entry: JournalEntry
    let hit: SaleHit
    let account: SubAccount
    let parameters: SaleParameters

    init(_ hit: SaleHit, _ entry: JournalEntry, seq: Int64, account: SubAccount) {
        self.seq = seq
        self.entry = entry
        self.hit = hit
        self.account = account
        parameters = SaleParameters(
            query: hit.query.utf8, defaultCurrency: account.currency,
            style: account.sales.numberStyle)
    }

    /// When it sold.
    var at: Instant { parameters.time(receivedAt: hit.at) }

    var orderKey: String? { parameters.orderKey(receivedAt: hit.at) }

    var report: OrderReport {
        OrderReport(
            seq: seq, at: hit.at, status: parameters.status, amount: parameters.amount,
            refundID: parameters.refundID, isFromShop: hit.proof.trust.isShop)
    }
}

/// A sale hit that is a sale, read and credited.
struct JudgedSale {
    let base: ReadSale
    let judgement: Judgement
    let gross: Money?
    let refunded: Money?
    let net: Money?
    let state: SaleState
    /// The credited click, or the newest that came along: what tells a reload from a second sale.
    let click: ClickID?
}

/// An order after all its reports.
struct JudgedOrder {
    let outcome: OrderOutcome
    /// `nil` where the reports are no sale.
    let sale: JudgedSale?
}
