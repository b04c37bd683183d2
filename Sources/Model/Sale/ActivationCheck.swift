/// What support should know before activating a sale pixel, and after.
package struct ActivationCheck: Hashable, Sendable {
    /// Which share of the buyers can be recognised.
    package let reach: Reach
    /// Whether tracking domain and shop are the same site to browsers, as far as names can tell.
    package let isSameSite: Bool
    /// Hits that were set aside because the pixel is not active.
    package let waiting: Int64
    /// Hits that were set aside because they came to another host than the tracking domain.
    package let astray: Int64

    /// `waiting` and `astray` are counted in the report tables.
    package init(_ account: SubAccount, waiting: Int64, astray: Int64) {
        reach = Reach(account)
        isSameSite = account.isSameSite
        self.waiting = waiting
        self.astray = astray
    }
}
