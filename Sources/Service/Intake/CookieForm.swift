import Model
import Signing

/// The parts of a sub-account's cookie lines that never change, and its host, as bytes: made
/// once per directory, not per request.
struct AccountForm: Sendable {
    /// Lower case, without port.
    let trackingHost: [UInt8]
    private let secure: CookieForm
    private let plain: CookieForm

    init(_ account: SubAccount) {
        trackingHost = Array(account.trackingHost.utf8)
        secure = CookieForm(account, isSecure: true)
        plain = CookieForm(account, isSecure: false)
    }

    func cookie(isSecure: Bool) -> CookieForm { isSecure ? secure : plain }
}

/// One of the two.
struct CookieForm: Sendable {
    let name: [UInt8]
    /// The name and "=".
    let start: [UInt8]
    /// What follows the value.
    let end: [UInt8]

    init(_ account: SubAccount, isSecure: Bool) {
        name = Array(ClickCookie.name(for: account.id, secure: isSecure).utf8)
        start = name + [0x3D]
        end = Array(("; " + CookieAttributes(account, isSecure: isSecure).text).utf8)
    }
}
