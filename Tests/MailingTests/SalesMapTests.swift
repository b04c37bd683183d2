import LinkRewriting
import Model
import Testing

@testable import Mailing

@Suite struct SalesMapTests {
    private static let stamp = "https://track.shop.example/c/aebagbafaydqqcik"

    @Test func linksWearWhatTheyBrought() throws {
        let html = """
            <a href="\(Self.stamp)/2?c={{id}}&amp;1=x">A</a>
            <a href="\(Self.stamp)/7">B</a><a href="https://shop.example/c/x/2/y">C</a>
            """
        let map = try SalesMap(
            Array(html.utf8),
            labels: [
                LinkNumber(2): .init("\"<b>", clicks: 5, sales: 1),
                LinkNumber(3): .init("none", clicks: 0, sales: 0),
            ])
        #expect(map.html.contains("data-saletrail=\"sales\""))
        #expect(map.html.contains("data-saletrail-number=\"&quot;&lt;b&gt;\""))
        #expect(map.html.split(separator: "data-saletrail-number=").count == 2)
    }

    @Test(
        arguments: [
            ("https://t.example/c/abc/12", 12), ("https://t.example/c/abc/12?c=1#x", 12),
            ("https://t.example/x/c/abc/12", 12), ("https://t.example/d/abc/12", nil),
            ("https://t.example/c/abc/x", nil), ("https://t.example/c/12", nil), ("", nil),
        ] as [(String, UInt64?)])
    func numbersOfLinks(url: String, number: UInt64?) {
        #expect(TransitionLink.number(in: url) == number.map { LinkNumber($0) })
    }
}
