import Model

/// The attributes that let the click cookie come back with the shop's pixel wherever a browser
/// allows it at all.
struct CookieAttributes {
    let text: String

    /// Over https `SameSite=None`, or `Lax` where tracking host and shop are the same site;
    /// over plain http, for local trials, `Lax`. Never `Partitioned`, never `Strict`: with
    /// either the pixel would come without the cookie.
    init(_ account: SubAccount, isSecure: Bool) {
        let lifetime = account.attributionWindow.components.seconds
        let isSameSite = Self.isSubdomain(account.trackingHost, of: account.shopHost)
        let sameSite = isSecure && !isSameSite ? "None" : "Lax"
        let secure = isSecure ? "Secure; " : ""
        text = "Path=/; Max-Age=\(lifetime); \(secure)HttpOnly; SameSite=\(sameSite)"
    }

    /// Enough to be the same site; sibling hosts would need the public suffix list to tell.
    private static func isSubdomain(_ host: String, of shop: String) -> Bool {
        let bare = shop.hasPrefix("www.") ? String(shop.dropFirst(4)) : shop
        return host == bare || host.hasSuffix("." + bare)
    }
}
