import Model
import Store

/// The form with which support lets set-aside hits of a sub-account in.
struct AdmissionCard {
    private let visit: AccountVisit
    private let counts: [(reason: SetAsideReason, count: Int64)]

    init(_ visit: AccountVisit) throws(DashboardError) {
        self.visit = visit
        counts = try storing { () throws(StoreError) in
            let reports = try visit.stores.reports()
            return try SetAsideReason.admissible.map { reason throws(StoreError) in
                let count = try reports.setAsideCount(
                    reason, account: visit.account.id, since: Instant(milliseconds: 0))
                return (reason, count)
            }
        }
    }

    var html: HTML {
        let waiting = counts.filter { $0.count > 0 }
        guard !waiting.isEmpty else { return .empty }
        return """
            <section class="card" id="admit"><h2>\(visit.say(HitsText.admitTitle))</h2>
            <p>\(visit.say(HitsText.admitMeaning))</p>
            \(content(waiting))
            </section>
            """
    }

    private func content(_ waiting: [(reason: SetAsideReason, count: Int64)]) -> HTML {
        let path = "/accounts/\(visit.account.id)"
        let allNeedActivation = waiting.allSatisfy { $0.reason == .notActivated }
        if allNeedActivation && !visit.account.isActive {
            return "<p><a href=\"\(path)\">\(visit.say(HitsText.activateFirst))</a></p>"
        }
        let options = waiting.map { entry in
            let words = visit.say(ReasonText(entry.reason))
            return (entry.reason.rawValue, words + " (" + visit.number(entry.count) + ")")
        }
        let reason = FormChoice("reason", visit.say(HitsText.reason), options)
        let since = FormField(
            "since", visit.say(HitsText.since), type: "date",
            hint: visit.say(HitsText.sinceHint, visit.account.timeZone), isRequired: false)
        return visit.form(
            path + "/hits/admit",
            "\(reason.html)\(since.html)<button>\(visit.say(HitsText.admit))</button>")
    }
}
