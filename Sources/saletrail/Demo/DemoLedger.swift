import Model

/// What was played: what the reports have to say.
struct DemoLedger {
    struct Played {
        var clicks: Int64 = 0
        var clickers: Set<String> = []
        var sales: Int64 = 0
        var units: Int64 = 0
        var cents: Int64 = 0
        /// By "clicks reason" or "sale hits reason".
        var setAside: [String: Int64] = [:]
    }

    var campaigns: [CampaignID: Played] = [:]
    /// Sales that came without a cookie.
    var unattributed: Int64 = 0
    /// Hits of the shop whose pixel is not active.
    var notActivated: Int64 = 0
}
