extension HitVerdict {
    /// One word, and the reason where there is one.
    package var words: (verdict: String, reason: String?) {
        switch self {
        case .credited: ("credited", nil)
        case .unattributed(let reason): ("unattributed", reason.rawValue)
        case .setAside(let reason): ("set-aside", reason.rawValue)
        }
    }
}
