import HTTPServer
import Mailing
import Model
import Store

/// The rewritten newsletter: to be copied or downloaded.
enum RewrittenPages {
    static func address(
        _ campaign: String, of account: SubAccountID, file: Bool = false
    ) -> String {
        let path = NewsletterPages.address(account) + "/rewritten" + (file ? "/file" : "")
        return PageURL.make(path, [("campaign", campaign)])
    }

    static func show(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let (campaign, kept) = try find(visit) else { return gone(visit) }
        let download = address(campaign.key, of: visit.account.id, file: true)
        let report = ReportAddress.campaign(campaign.key, of: visit.account.id)
        return .page(
            Page(
                visit.say(NewsletterText.rewritten, campaign.key), crumbs: visit.crumbs,
                """
                <div class="card"><p>\(visit.say(NewsletterText.rewrittenHint))</p>
                <p class="actions"><a class="button" href="\(download)">\
                \(visit.say(NewsletterText.download))</a>
                <a class="button plain" href="\(report)">\
                \(visit.say(NewsletterText.toCampaign))</a>
                <a class="button plain" href="\(NewsletterPages.address(visit.account.id))">\
                \(visit.say(NewsletterText.another))</a></p>
                \(text(kept, visit))</div>
                """))
    }

    /// Shown only where what is copied is what would be downloaded, and short enough for a page.
    private static func text(_ kept: NewsletterShelf.Kept, _ visit: AccountVisit) -> HTML {
        guard kept.bytes.count <= shownAtMost,
            let text = String(validating: kept.bytes, as: UTF8.self)
        else { return "<p class=\"soft\">\(visit.say(NewsletterText.tooLong))</p>" }
        // The first line break in a textarea is none of its text (HTML Standard, 13.2.6.4.7).
        return """
            <div class="field wide"><label for="html">\(visit.say(NewsletterText.copyHint))</label>
            <textarea id="html" readonly spellcheck="false" \
            data-copy="\(visit.say(NewsletterText.copy))" \
            data-copied="\(visit.say(NewsletterText.copied))">
            \(text.replacing("\r\n", with: "\n"))</textarea></div>
            """
    }

    /// So that a page stays under 150 KB with every sign escaped.
    private static let shownAtMost = 60_000

    static func download(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let (campaign, kept) = try find(visit) else { return gone(visit) }
        let form = forms[kept.kind] ?? (ending: "html", type: "text/html")
        return .raw(
            Response(
                status: 200,
                headers: [
                    // No charset: the newsletter says its own.
                    ("Content-Type", form.type),
                    (
                        "Content-Disposition",
                        FileName(campaign.key + "." + form.ending).disposition
                    ),
                    ("Cache-Control", "no-store"),
                ], body: kept.bytes), .framedNewsletter)
    }

    private static let forms = [
        "html": (ending: "html", type: "text/html"), "text": (ending: "txt", type: "text/plain"),
        "message": (ending: "eml", type: "message/rfc822"),
    ]

    private static func find(
        _ visit: AccountVisit
    ) throws(DashboardError) -> (Campaign, NewsletterShelf.Kept)? {
        guard let key = visit.request.query.text("campaign") else { return nil }
        return try visit.keptNewsletter(key)
    }

    private static func gone(_ visit: AccountVisit) -> Answer {
        .seeOther(
            NewsletterPages.address(visit.account.id),
            .failed(visit.say(NewsletterText.noCampaignYet)))
    }
}

extension AccountVisit {
    /// A campaign of this sub-account and its newsletter; `nil` where it has none yet.
    func keptNewsletter(
        _ key: String
    ) throws(DashboardError) -> (Campaign, NewsletterShelf.Kept)? {
        try storing { () throws(StoreError) in
            let all = try stores.control().campaigns(of: account.id)
            guard let campaign = all.first(where: { $0.key == key }),
                let kept = try NewsletterShelf(stores.folder).kept(campaign.id)
            else { return nil }
            return (campaign, kept)
        }
    }
}
