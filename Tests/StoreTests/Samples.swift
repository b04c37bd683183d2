import Foundation
import Model

@testable import Store

/// The sub-accounts, clicks and sale hits that tests write, with only what matters spelt out.
enum Sample {
    /// 2026-11-18T12:26:40Z.
    static let now = Instant(milliseconds: 1_795_004_800_000)
    static let euro = Currency("EUR")!

    static func account(
        _ id: UInt64 = 4071, zone: String = "Europe/Madrid", isActive: Bool = true
    ) -> SubAccount {
        SubAccount(
            id: SubAccountID(id), name: "Zapatería \(id)", trackingHost: "t\(id).example",
            shopHost: "shop\(id).example", timeZone: zone, currency: euro, isActive: isActive)
    }

    static func instant(_ iso: String) -> Instant {
        let seconds = try! Date(iso, strategy: .iso8601).timeIntervalSince1970
        return Instant(milliseconds: Int64(seconds) * 1000)
    }

    static func click(
        _ id: UInt64, at: Instant = now, account: UInt64 = 4071, campaign: UInt64 = 1,
        link: UInt64 = 1, contact: ContactName? = nil, setAside: ClickReason? = nil,
        signals: ClickSignals = ClickSignals()
    ) -> Event {
        .click(
            Click(
                id: ClickID(id), at: at, account: SubAccountID(account),
                campaign: CampaignID(campaign), link: LinkNumber(link), contact: contact,
                setAside: setAside, userAgent: "Mozilla/5.0", signals: signals))
    }

    static func hit(
        _ query: String = "PRODUCTO=Zapato&IMPORTE=39.90", at: Instant = now,
        account: UInt64? = 4071, cookie: CookieEvidence = .none,
        setAside: SetAsideReason? = nil, proof: HitProof = HitProof()
    ) -> Event {
        .saleHit(
            SaleHit(
                at: at, account: account.map { SubAccountID($0) }, query: query,
                host: "t4071.example", form: .image, isSecure: true, cookie: cookie,
                setAside: setAside, proof: proof))
    }

    /// What the shop's own server says.
    static func word(
        _ query: String, at: Instant = now, click: ClickIDEvidence = .none, account: UInt64 = 4071
    ) -> Event {
        hit(query, at: at, account: account, proof: HitProof(click: click, trust: .token))
    }

    static func touch(
        _ click: UInt64, at: Instant = now, campaign: UInt64 = 1, link: UInt64 = 1,
        contact: ContactName? = nil
    ) -> Touch {
        Touch(
            campaign: CampaignID(campaign), link: LinkNumber(link), contact: contact, at: at,
            click: ClickID(click))
    }

    static func drafts(_ urls: String...) -> [LinkDraft] {
        urls.map { LinkDraft(destination: Destination(url: $0), text: "to \($0)") }
    }
}

extension Instant {
    static func + (left: Instant, right: Duration) -> Instant { left.advanced(by: right) }
    static func - (left: Instant, right: Duration) -> Instant {
        left.advanced(by: .zero - right)
    }
}
