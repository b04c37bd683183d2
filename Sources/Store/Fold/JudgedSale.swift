import Attribution
import Model

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
}
