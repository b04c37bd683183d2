import Attribution
import Model
import Signing

/// A sale hit that is a sale, read and credited.
struct JudgedSale {
    let hit: SaleHit
    let account: SubAccount
    let parameters: SaleParameters
    let credited: Touch?
    let unattributed: UnattributedReason?
    /// The credited click, or the newest that came along: what tells a reload from a second sale.
    let click: ClickID?

    init(_ hit: SaleHit, account: SubAccount, directory: Directory) {
        self.hit = hit
        self.account = account
        parameters = SaleParameters(query: hit.query.utf8, defaultCurrency: account.currency)
        let rule = LastClick(account: account, directory: directory)
        switch rule.judge(hit.cookie, soldAt: hit.at) {
        case .credited(let touch):
            credited = touch
            unattributed = nil
            click = touch.click
        case .unattributed(let reason):
            credited = nil
            unattributed = reason
            click = hit.cookie.newestTouch?.click
        }
    }

    /// What the same sale has in common, as one number; `nil` where nothing tells.
    var same: Int64? {
        Self.same(
            order: parameters.orderID, click: click, product: parameters.product,
            quantity: parameters.quantity.map { Int64($0) },
            amount: parameters.amount?.minorUnits, currency: parameters.amount?.currency.code)
    }

    /// The first 64 bits of SHA-256 over the order id, or over click, product, quantity and
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
