import Foundation
import HTTPServer
import Model
import ShopTags
import Testing

@testable import Dashboard

struct TagPagesTests {
    /// The same as `saletrail tag` prints: its text is that of ``ShopTag``.
    @Test func everyPlatformHasTheTagOfTheCommandLine() throws {
        let office = try Office()
        let browser = try office.browser(.shop)
        for platform in ShopPlatform.allCases {
            let page = try browser.get("/accounts/4071/tag?platform=\(platform.rawValue)").text
            let blocks = page.matches(of: #/(?s)<pre [^>]*>(.*?)</pre>/#).map {
                Self.plain(String($0.output.1))
            }
            let tag = ShopTag(account: Office.account(Office.account), platform: platform)
            #expect(blocks == [tag.thankYou, tag.landing, tag.policy, tag.serverCall])
            let printed = tag.text
            #expect(blocks.allSatisfy { printed.contains($0) })
            #expect(page.contains("value=\"\(platform.rawValue)\" selected"))
        }
    }

    @Test func anUnknownPlatformIsPlainHTML() throws {
        let office = try Office()
        let browser = try office.browser(.shop)
        #expect(
            try browser.get("/accounts/4071/tag?platform=osCommerce").text
                .contains("value=\"html\" selected"))
    }

    private static func plain(_ markup: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(markup) { $0.replacing($1.0, with: $1.1) }
    }
}
