import Foundation
import Model
import Reporting
import Signing
import Store

/// Makes an event of the journal of a sale of the past, as the sales API does of one of today.
struct ImportedSale {
    private let account: SubAccount
    private let clock: ReportClock
    private let now: Instant
    private let ring: KeyRing
    /// Names that a click's id may come under.
    private let clickNames: [String]

    init(account: SubAccount, now: Instant, ring: KeyRing) throws(Failure) {
        (self.account, self.now, self.ring) = (account, now, ring)
        let standard = SaleSettings.standardLandingParameter
        clickNames = [account.sales.landingParameter ?? standard, standard] + SaleField.click.names
        do throws(ReportClockError) {
            clock = try ReportClock(timeZone: account.timeZone)
        } catch {
            throw Failure(error.description, try: error.hint, .inputOutput)
        }
    }

    /// The event of a row that has a date and an order number.
    func entry(_ row: ImportedRows.Row) throws(Failure) -> JournalEntry {
        guard let text = row.fields["date"], let at = instant(text) else {
            throw Failure(
                "line \(row.line) has no date that can be read",
                try: "2025-11-21, 2025-11-21 19:57 or 2025-11-21T19:57:03Z", .badInput)
        }
        let query = query(row.fields)
        let parameters = SaleParameters(query: query.utf8, defaultCurrency: account.currency)
        guard parameters.orderID != nil else {
            throw Failure(
                "line \(row.line) has no order_id", try: "each sale needs its own", .badInput)
        }
        let isWithheld = !account.sales.consent.permits(parameters.consent)
        let stored = SaleQuery(Array(query.utf8)).withoutAddresses(
            hash: SHA256.hash(ofAddress:))
        // The operator vouches for it, as a token does for the shop's server.
        let proof = HitProof(
            click: isWithheld ? .none : click(row.fields), trust: .token,
            isConsentWithheld: isWithheld)
        let hit = SaleHit(
            at: at, account: account.id,
            query: String(decoding: stored.prefix(SaleHit.maximumQueryLength), as: UTF8.self),
            host: account.trackingHost, form: .imported, isSecure: true, cookie: .none,
            setAside: nil, proof: proof)
        return JournalEntry(imported: hit, at: now)
    }

    private func click(_ fields: [String: String]) -> ClickIDEvidence {
        guard let text = clickNames.lazy.compactMap({ fields[$0] }).first(where: { !$0.isEmpty })
        else { return .none }
        let click = LandingClick(verifying: Array(text.utf8), account: account.id, with: ring)
        return click.map { .touch($0.touch) } ?? .unknown
    }

    private func query(_ fields: [String: String]) -> String {
        var pairs = ["empId=\(account.id)"]
        for name in SaleParameters.names.dropFirst() + SaleField.email.names {
            if let value = fields[name], !value.isEmpty {
                pairs.append(name + "=" + encoded(value))
            }
        }
        return pairs.joined(separator: "&")
    }

    /// RFC 3986, section 2.3: everything but unreserved characters.
    private func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private func instant(_ text: String) -> Instant? {
        let parts = text.split(separator: " ")
        if let day = Day(iso: String(parts.first ?? "")) {
            let start = clock.start(of: day)
            guard parts.count == 2 else { return parts.count == 1 ? start : nil }
            return minutes(parts[1]).map { start.advanced(by: .seconds($0 * 60)) }
        }
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        return Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
    }

    private func minutes(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":").map { Int64($0) }
        guard parts.count >= 2, let hour = parts[0], let minute = parts[1],
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
