import Foundation
import Model
import Testing

@testable import ShopTags

struct ShopTagTests {
    private static let account = SubAccount(
        id: SubAccountID(4071), name: "Zapatería Sol", trackingHost: "track.shop.example",
        shopHost: "shop.example", timeZone: "Europe/Madrid", currency: Currency("EUR")!)

    @Test(arguments: ShopPlatform.allCases)
    func theWholeIsMadeOfItsParts(_ platform: ShopPlatform) {
        let tag = ShopTag(account: Self.account, platform: platform)
        for part in [tag.thankYou, tag.landing, tag.policy, tag.serverCall] {
            #expect(tag.text.contains("\n\n" + part + "\n"))
        }
        #expect(!tag.thankYou.isEmpty && tag.text.contains("4071"))
        #expect(tag.landing.hasPrefix("<?php") == platform.runsPHP)
        #expect(tag.text.contains("1. The thank-you page: " + platform.place(.english)))
    }

    @Test func everyPlaceIsSaidInEveryLanguage() {
        let places = ShopPlatform.allCases.flatMap { platform in
            Language.allCases.map(platform.place)
        }
        #expect(Set(places).count == places.count && !places.contains(""))
        #expect(Set(ShopPlatform.allCases.map(\.name)).count == ShopPlatform.allCases.count)
    }

    /// What stands between the quotes of `-d` is what the API reads.
    @Test func theServerCallIsJSON() throws {
        let call = ShopTag(account: Self.account, platform: .html).serverCall
        let body = try #require(call.firstMatch(of: #/(?s)-d '(.*)'$/#)).output.1
        let sale = try JSONDecoder().decode(Sale.self, from: Data(body.utf8))
        #expect(sale.empId == 4071 && sale.amount == 39.9 && sale.currency == "EUR")
    }

    private struct Sale: Decodable {
        let empId: UInt64
        let amount: Double
        let currency: String
    }
}
