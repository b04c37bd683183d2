import Attribution
import Model
import Signing

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

    /// What could not be read, as the tables keep it.
    var notes: String { parameters.notes.map(\.rawValue).joined(separator: " ") }

    /// When it sold.
    var at: Instant { parameters.time(receivedAt: hit.at) }

    var orderKey: String? { parameters.orderKey(receivedAt: hit.at) }

    /// Whether the buyer, or the browser for the buyer, said no; not having been asked is none.
    var isConsentRefused: Bool {
        hit.proof.isConsentWithheld
            && (account.sales.consent != .required || parameters.consent != nil)
    }

    var report: OrderReport {
        OrderReport(
            seq: seq, at: hit.at, status: parameters.status, amount: parameters.amount,
            refundID: refundID, isFromShop: hit.proof.trust.isShop)
    }
}

extension ReadSale {
    /// The shop's number of a refund; a request of its own is a refund of its own.
    private var refundID: String? {
        let own = parameters.status == .refunded ? parameters.idempotencyKey : nil
        return parameters.refundID ?? own
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

    /// What the same sale has in common, as one number; `nil` where nothing tells.
    var same: Int64? {
        let said = base.parameters
        return Self.same(
            order: base.orderKey, click: click, product: said.product,
            quantity: said.quantity.map { Int64($0) }, amount: net?.minorUnits,
            currency: net?.currency.code)
    }

    /// The first 64 bits of SHA-256 over the order's key, or over click, product, quantity and
    /// amount: enough to tell sales apart, too little to read them.
    static func same(
        order: String?, click: ClickID?, product: String?, quantity: Int64?, amount: Int64?,
        currency: String?
    ) -> Int64? {
        var writer = ByteWriter()
        if let order {
            writer.append(1)
            writer.append(text: order)
        } else if let click {
            writer.append(2)
            writer.append(varint: click.value)
            for text in [product, quantity.map(String.init), amount.map(String.init), currency] {
                writer.append(text == nil ? 0 : 1)
                writer.append(text: text ?? "")
            }
        } else {
            return nil
        }
        let bits = SHA256.digest(writer.bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        return Int64(bitPattern: bits)
    }
}

/// An order after all its reports.
struct JudgedOrder {
    let outcome: OrderOutcome
    /// `nil` where the reports are no sale.
    let sale: JudgedSale?
}
