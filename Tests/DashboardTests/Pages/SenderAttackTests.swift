import Foundation
import HTTPServer
import Mailing
import Model
import Store
import Testing

@testable import Dashboard

/// Words of strangers on the sender's pages stay words.
struct SenderAttackTests {
    static let attacks = [
        "<script>alert(1)</script>", "\"onmouseover=\"alert(1)", "'><img src=x onerror=alert(1)>",
        "javascript:alert(1)", "</title><script>alert(1)</script>", "{1}", "&lt;b&gt;",
    ]

    @Test(arguments: SenderAttackTests.attacks)
    func everyPageShowsThemAsText(attack: String) throws {
        let office = try Office()
        let paths = try fill(office, attack)
        for language in ["en", "es"] {
            let browser = try office.browser(.sender)
            _ = try browser.post("/settings", [("language", language)])
            for path in paths {
                let page = try browser.get(path)
                #expect(page.status == 200, "\(path)")
                check(page.text, attack, path)
            }
        }
    }

    /// Everything that can be somebody's word is the attack; the pages that show it.
    private func fill(_ office: Office, _ attack: String) throws -> [String] {
        var account = try office.control.account(Office.account)
        account.isActive = true
        account.name = attack
        try office.control.update(account)
        var traffic = OfficeTraffic(office)
        let escaped = attack.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let html =
            "<a href=\"https://shop.example/\(PageURL.encoded(attack))\">\(escaped)</a>"
            + "<a href=\"javascript:alert(1)\">\(escaped)</a>"
        let campaign = try traffic.campaign(attack, html)
        traffic.click(campaign, link: 1, contact: attack)
        traffic.sale(attack, product: attack, amount: "1")
        try traffic.fold()
        try NewsletterShelf(office.folder).keep(Array(html.utf8), of: campaign, kind: "html")
        let draft = try NewsletterShelf(office.folder).addDraft(
            Array(html.utf8), of: Office.account)
        let query = "campaign=" + PageURL.encoded(attack)
        let base = "/accounts/4071/"
        let filters =
            "&product=\(PageURL.encoded(attack))&contact=\(PageURL.encoded(attack))&period=all"
        let reports = ["sales", "links", "products", "contacts", "compare", "set-aside"]
        return [base + "reports", base + "newsletters"]
            + reports.map { base + "reports/\($0)?" + query }
            + [base + "reports/sales?" + query + filters]
            + ["reports/map", "newsletters/rewritten", "newsletters/" + draft].map {
                base + $0 + "?" + query + "&name=" + PageURL.encoded(attack)
            }
    }

    private func check(_ page: String, _ attack: String, _ path: String) {
        #expect(!page.contains("<script>alert"), "\(path)")
        #expect(!page.contains("\"onmouseover=\""), "\(path)")
        #expect(!page.contains("<img src=x"), "\(path)")
        #expect(!page.contains(#/(href|src|action)="javascript:/#), "\(path)")
        #expect(!page.contains("</title><script>"), "\(path)")
        #expect(page.ranges(of: "<title>").count >= 1 && page.contains("</html>"), "\(path)")
    }

    /// What is wrong is shown again, too.
    @Test(arguments: SenderAttackTests.attacks)
    func soDoErrors(attack: String) throws {
        let office = try Office()
        let browser = try office.browser(.sender)
        let word = PageURL.encoded(attack)
        for path in [
            "reports/sales?period=" + word, "reports/sales?sort=" + word,
            "reports/sales?source=" + word, "reports/" + word, "reports/sales?campaign=" + word,
            "newsletters/" + word,
        ] {
            let page = try browser.get("/accounts/4071/" + path)
            #expect([303, 404, 422].contains(page.status), "\(path) \(page.status)")
            if page.status != 303 { check(page.text, attack, path) }
        }
        let again = try browser.upload(
            "/accounts/4071/newsletters", campaign: attack + String(repeating: "x", count: 100),
            file: [0x61], name: attack)
        #expect(again.status == 422)
        check(again.text, attack, "upload")
    }

    /// In a file's name nothing can end the header or the name.
    @Test func fileNamesAreHarmless() {
        for attack in Self.attacks + ["a\r\nSet-Cookie: x=1", "../../etc/passwd", "año.csv"] {
            let line = FileName(attack).disposition
            #expect(!line.contains("\r") && !line.contains("\n") && !line.contains("/"))
            #expect(line.ranges(of: "\"").count == 2, "\(line)")
        }
        #expect(FileName("año.csv").disposition.hasSuffix("UTF-8''a%C3%B1o.csv"))
    }
}
