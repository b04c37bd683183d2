import Testing

@testable import Model

@Suite struct SiteTests {
    static let same: [(String, String, Bool)] = [
        ("track.shop.example", "shop.example", true),
        ("track.shop.example", "www.shop.example", true),
        ("Track.Shop.example", "shop.EXAMPLE", true), ("shop.example", "shop.example", true),
        ("track.shop.co.uk", "www.shop.co.uk", true), ("a.co.uk", "b.co.uk", false),
        ("a.com.es", "b.com.es", false), ("track.other.example", "shop.example", false),
        ("shop.example", "shop.example.net", false), ("badshop.example", "shop.example", false),
        ("one.myshopify.com", "two.myshopify.com", false),
        ("a.one.myshopify.com", "one.myshopify.com", true), ("localhost", "localhost", true),
        ("localhost", "shop.example", false), ("127.0.0.1", "127.0.0.2", false),
        ("10.1.0.1", "10.2.0.1", false),
    ]

    @Test(arguments: same.indices) func sites(index: Int) {
        let (host, other, isSame) = Self.same[index]
        #expect(Site.isSame(host, other) == isSame)
        #expect(Site.isSame(other, host) == isSame)
    }

    @Test(
        arguments: [
            ("es", NumberStyle.comma), ("es-ES", .comma), ("ES_es", .comma), ("es-MX", .point),
            ("en", .point), ("en-GB", .point), ("de-AT", .comma), ("ja", .point), ("xx", nil),
            ("", nil),
        ] as [(String, NumberStyle?)])
    func stylesOfLanguages(tag: String, expected: NumberStyle?) {
        #expect(NumberStyle(language: tag) == expected)
    }

    @Test(arguments: ConsentMode.allCases) func consent(mode: ConsentMode) {
        let permitted = [Bool?.none, true, false].map { mode.permits($0) }
        let expected =
            switch mode {
            case .none: [true, true, true]
            case .assumed: [true, true, false]
            case .required: [false, true, false]
            }
        #expect(permitted == expected)
    }

    @Test func secretsStayHidden() {
        let secret = SaleSecret([1, 2, 3])
        #expect("\(secret)" == "secret (hidden)" && "\(SaleSecret([]))" == "no secret")
        var text = ""
        dump(secret, to: &text)
        #expect(!text.contains("1\n") && !text.contains("bytes"))
    }
}
