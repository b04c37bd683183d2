import Foundation
import HTTPServer
import Model
import Testing

@testable import Dashboard

/// Anybody may send anything to the pixel: none of it becomes markup, a script, or too much.
@Suite(.serialized)
struct LiveAttackTests {
    private static let attacks = [
        "<script>alert(1)</script>", "\"onmouseover=\"alert(1)", "'><img src=x onerror=alert(1)>",
        "javascript:alert(1)", "</title></pre><svg/onload=alert(1)>", "{1} {2} \u{202E}txt",
        "<a href=\"javascript:alert(1)\">x</a>",
    ]

    @Test func nothingThatIsSentBecomesMarkup() throws {
        let office = try LiveOffice()
        let cookie = try office.click(campaign: Self.attacks[2])
        for attack in Self.attacks {
            let value = PageURL.encoded(attack)
            let headers = [("Referer", "https://evil.example/\(value)"), ("Cookie", cookie)]
            try office.hit(
                "order_id=\(value)&PRODUCTO=\(value)&CANTIDAD=\(value)&IMPORTE=\(value)&\(value)=1"
                    + "&status=\(value)&currency=\(value)&email=\(value)&coupon=\(value)",
                headers: headers)
            try office.hit("PRODUCTO=\(attack.replacing(" ", with: "+"))&order_id=raw")
            let odd = attack.filter { $0.isASCII }
            try office.hit("order_id=agent", headers: [("User-Agent", odd)])
        }
        try office.settle()
        let browser = try office.browser(.shop)
        let hits = (1...3 * Self.attacks.count).map { "/accounts/4071/hits/\($0 + 1)" }
        for path in ["/accounts/4071/live", "/accounts/4071/live?show=set-aside"] + hits {
            let page = try browser.get(path)
            guard page.status == 200 else { continue }
            expectHarmless(page.text, "\(path)")
        }
        for attack in Self.attacks {
            let value = PageURL.encoded(attack)
            for path in [
                "/accounts/4071/live?show=\(value)&before=\(value)&refresh=\(value)",
                "/accounts/4071/tag?platform=\(value)", "/accounts/4071/hits/\(value)",
                "/accounts/4071/events?after=\(value)&x=/events",
            ] {
                expectHarmless(try browser.get(path).text, "\(path)")
            }
            let sent = try browser.post("/accounts/4071/live/test", [("query", attack)])
            #expect(sent.status == 303)
            expectHarmless(try browser.get("/accounts/4071/live").text, "test: \(attack)")
        }
    }

    private func expectHarmless(_ page: String, _ note: Comment) {
        #expect(page.matches(of: /<script/).count <= 1, note)
        #expect(!page.contains(/<(img|svg|b>)/), note)
        #expect(!page.contains(/<[^>]*\son[a-z]+=/), note)
        #expect(!page.contains(/(href|src|action)="javascript:/.ignoresCase()), note)
    }

    /// The frame's own limit for a page with all that it loads.
    private static let weight = 150_000

    @Test func pagesStayLightWhateverIsSent() throws {
        let office = try LiveOffice()
        let filler = String(repeating: "&", count: 3900)
        for number in 0..<30 {
            try office.hit("order_id=\(number)&PRODUCTO=" + PageURL.encoded("<\"&'>") + filler)
            try office.hit(
                (1...64).map { "\($0)=" + String(repeating: "'", count: 50) }
                    .joined(separator: "&"))
        }
        try office.settle()
        let browser = try office.browser(.shop)
        let assets = Assets.all.map(\.body.count).reduce(0, +)
        for path in ["live", "tag", "hits/1", "hits/2"] {
            let page = try browser.get("/accounts/4071/" + path)
            #expect(page.status == 200 && page.body.count + assets < Self.weight, "\(path)")
        }
    }
}
