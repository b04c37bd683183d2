/// One shop's data, closed off from every other: what `empId` names.
package struct SubAccount: Hashable, Sendable {
    package let id: SubAccountID
    package var name: String
    /// Host of transition links and of the sale pixel: lower case, without port.
    package var trackingHost: String {
        didSet { isSameSite = Site.isSame(trackingHost, shopHost) }
    }
    /// The shop's own host, lower case.
    package var shopHost: String {
        didSet { isSameSite = Site.isSame(trackingHost, shopHost) }
    }
    /// Whether browsers take the tracking host's cookie for the shop's own; see ``Site``.
    package private(set) var isSameSite: Bool
    /// IANA name, for instance `Europe/Madrid`: decides what a day is in reports.
    package var timeZone: String
    /// What amounts are in when a hit does not say.
    package var currency: Currency
    /// Whether support has activated the sale pixel.
    package var isActive: Bool
    /// How long after a click a sale may still be credited to it.
    package var attributionWindow: Duration
    /// How long the same click, product, quantity and amount count as one sale.
    package var repeatWindow: Duration
    package var sales: SaleSettings

    package init(
        id: SubAccountID, name: String, trackingHost: String, shopHost: String, timeZone: String,
        currency: Currency, isActive: Bool = false,
        attributionWindow: Duration = .seconds(30 * 86_400),
        repeatWindow: Duration = .seconds(3 * 86_400), sales: SaleSettings = SaleSettings()
    ) {
        self.id = id
        self.name = name
        self.trackingHost = trackingHost
        self.shopHost = shopHost
        isSameSite = Site.isSame(trackingHost, shopHost)
        self.timeZone = timeZone
        self.currency = currency
        self.isActive = isActive
        self.attributionWindow = attributionWindow
        self.repeatWindow = repeatWindow
        self.sales = sales
    }
}
