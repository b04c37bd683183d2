import Mailing
import Model
import Testing

struct UTMParametersTests {
    @Test(arguments: [
        ("https://shop.example", "https://shop.example?§"),
        ("https://shop.example/", "https://shop.example/?§"),
        ("https://shop.example/?", "https://shop.example/?§"),
        ("https://shop.example/?a=1", "https://shop.example/?a=1&§"),
        ("https://shop.example/?a=1&", "https://shop.example/?a=1&§"),
        ("https://shop.example/?a=1#top", "https://shop.example/?a=1&§#top"),
        ("https://shop.example/#top?x", "https://shop.example/?§#top?x"),
        ("https://shop.example/#/route", "https://shop.example/?§#/route"),
        ("https://shop.example/a?b?c", "https://shop.example/a?b?c&§"),
        ("https://shop.example/ñ?é=%C3%A1 x", "https://shop.example/ñ?é=%C3%A1 x&§"),
        ("https://shop.example/?utm_source=", "https://shop.example/?utm_source=&utm_medium=m"),
        ("https://shop.example/?UTM_Medium=x", "https://shop.example/?UTM_Medium=x&utm_source=s"),
        (
            "https://shop.example/?utm%5Fsource=x#f",
            "https://shop.example/?utm%5Fsource=x&utm_medium=m#f"
        ),
        (
            "https://shop.example/?x_utm_source=1;utm_medium=2",
            "https://shop.example/?x_utm_source=1;utm_medium=2&utm_source=s"
        ),
    ])
    func added(_ url: String, _ expected: String) throws {
        let utm = try UTMParameters("medium=m,source=s", campaign: nil)
        let result = try #require(utm.added(to: Destination(url: url)))
        #expect(
            result.url == expected.replacing("§", with: "utm_source=s&utm_medium=m"))
        #expect(result.lateBound.isEmpty)
    }

    @Test func nothingIsMissing() throws {
        let utm = try UTMParameters("source=s", campaign: nil)
        #expect(utm.added(to: Destination(url: "https://a.example/?utm_source=x")) == nil)
    }

    /// Merge tags stay where they are in the address; what they hold is no query and no fragment.
    @Test(arguments: [
        ("https://a.example/[q?]/x?u=[id]#[f]", ["[q?]", "[id]", "[f]"], "&utm_source=s#[f]"),
        ("https://a.example/[##x##]?a=1", ["[##x##]"], "?a=1&utm_source=s"),
        ("https://a.example/?[all]", ["[all]"], "?[all]&utm_source=s"),
        ("https://a.example/[path]", ["[path]"], "[path]?utm_source=s"),
    ])
    func mergeTags(_ url: String, _ tags: [String], _ ending: String) throws {
        var ranges: [Range<Int>] = []
        for tag in tags {
            let range = try #require(url.firstRange(of: tag))
            let start = url.utf8.distance(from: url.startIndex, to: range.lowerBound)
            ranges.append(start..<start + tag.utf8.count)
        }
        let utm = try UTMParameters("source=s", campaign: nil)
        let result = try #require(utm.added(to: Destination(url: url, lateBound: ranges)))
        #expect(result.url.hasSuffix(ending))
        let bytes = Array(result.url.utf8)
        #expect(result.lateBound.map { text(Array(bytes[$0])) } == tags)
    }

    @Test func autoAndValues() throws {
        let destination = Destination(url: "https://a.example/")
        let auto = try UTMParameters("auto", campaign: "otoño 26&x=1#")
        #expect(
            auto.added(to: destination)?.url
                == "https://a.example/?utm_source=newsletter&utm_medium=email"
                + "&utm_campaign=oto%C3%B1o%2026%26x%3D1%23")
        let mixed = try UTMParameters("auto,utm_medium=e-mail,id=7", campaign: "k")
        #expect(
            mixed.added(to: destination)?.url
                == "https://a.example/?utm_source=newsletter&utm_medium=e-mail"
                + "&utm_campaign=k&utm_id=7")
    }

    @Test(arguments: [
        ("", "utm_ is no"), ("source", "utm_source has no value"), ("medium=", "no value"),
        ("sauce=x", "utm_sauce is no UTM parameter"), ("auto", "auto needs"),
        ("campaign=*|CAMPAIGN_UID|*", "cannot be a merge tag"), ("source=a,,medium=b", "is no"),
    ])
    func refused(_ option: String, _ complaint: String) {
        let error = failure { _ = try UTMParameters(option, campaign: nil) }
        #expect(error?.description.contains(complaint) == true)
        #expect(error?.hint.contains("source=") == true)
    }
}
