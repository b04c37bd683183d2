import Model
import Signing
import Store

/// Who has signed in, and what that person may see.
package struct Session: Sendable {
    /// The person.
    package let user: User
    /// What every form of this session carries: derived from the session's secret, which no
    /// other site knows.
    let formToken: String
    let secret: String
    private let granted: Set<SubAccountID>

    /// The session of a cookie's secret, if it is one that is good now.
    init?(_ secret: String, control: ControlStore, at now: Instant) throws(StoreError) {
        guard let user = try control.user(ofSession: secret, at: now) else { return nil }
        self.user = user
        self.secret = secret
        let code = HMACSHA256(key: Array(secret.utf8)).code(for: Array("form".utf8))
        formToken = String(decoding: Base32.encode(code), as: UTF8.self)
        granted = user.role == .support ? [] : Set(try control.grants(of: user.id))
    }

    /// Whether the session still lets the person see a sub-account: for what lasts longer than a
    /// request. `false` too when that cannot be found out.
    package func isGood(
        for account: SubAccountID, in stores: Stores, at now: Instant
    ) -> Bool {
        do throws(StoreError) {
            return try Session(secret, control: stores.control(), at: now)?.maySee(account) ?? false
        } catch {
            return false
        }
    }

    /// Whether the person may know of a sub-account.
    package func maySee(_ account: SubAccountID) -> Bool {
        user.role == .support || granted.contains(account)
    }
}
