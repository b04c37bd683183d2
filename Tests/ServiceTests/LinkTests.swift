import HTTPServer
import Mailing
import Model
import Reporting
import Store
import Testing

/// MD-1 to MD-3, MD-11 and what redirects promise: over a real socket.
@Suite(.serialized)
struct LinkTests {
    private static let newsletter = """
        <html><body><p>Hola</p>
        <A HREF='https://shop.example/rojo?a=1&amp;b=2#talla'>Zapato rojo</A>
        <a class="x" href="https://shop.example/azul">Zapato azul</a>
        <a href=http://shop.example/verde>Zapato verde</a>
        <a href="mailto:hola@shop.example">Escríbenos</a>
        <a href="https://shop.example/unsubscribe?id=7">Darse de baja</a>
        </body></html>
        """

    @Test("MD-1: only the links change, and only the web links")
    func rewriting() throws {
        let shop = try Shop()
        let chosen = SaleLinkChoice.only([LinkNumber(1), LinkNumber(3)])
        let (html, links) = try shop.rewrite(Self.newsletter, saleLinks: chosen)
        #expect(links.count == 3)
        #expect(html.contains("mailto:hola@shop.example"))
        #expect(html.contains(#"href="https://shop.example/unsubscribe?id=7""#))
        var restored = html
        let urls = [
            "https://shop.example/rojo?a=1&amp;b=2#talla", "https://shop.example/azul",
            "http://shop.example/verde",
        ]
        for (link, url) in zip(links, urls) {
            restored = restored.replacing("https://" + Shop.host + link, with: url)
        }
        #expect(restored == Self.newsletter)
        #expect(try shop.rewrite(Self.newsletter).html == html, "the same links again")
    }

    @Test("MD-2: the original address, byte for byte, and a cookie")
    func redirect() throws {
        let shop = try Shop()
        let links = try shop.rewrite(Self.newsletter).links
        let response = try Reader(shop).get(links[0])
        #expect(response.status == 302)
        #expect(response.header("location") == "https://shop.example/rojo?a=1&b=2#talla")
        let cookie = try #require(response.header("set-cookie"))
        #expect(cookie.hasPrefix("st4071="))
        for part in ["Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax"] {
            #expect(cookie.contains(part))
        }
        #expect(!cookie.contains("Secure"), "plain http")
        #expect(response.header("cache-control") == "no-store")
        #expect(response.header("referrer-policy") == "strict-origin-when-cross-origin")
        #expect(response.header("x-robots-tag") == "noindex, nofollow")
    }

    @Test("MD-3: a changed stamp leads nowhere")
    func tampering() throws {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0]
        let stamp = Array(link.split(separator: "/")[1])
        for index in stamp.indices {
            var changed = stamp
            changed[index] = stamp[index] == "a" ? "b" : "a"
            let response = try Reader(shop).get("/c/" + String(changed) + "/1")
            #expect(response.status == 404)
            #expect(response.header("location") == nil)
            #expect(response.header("set-cookie") == nil)
            #expect(response.text.contains("This link does not work"))
        }
        #expect(try Reader(shop).get("/c/" + String(stamp) + "/9").status == 404, "no such link")
        #expect(try Reader(shop).get(link.uppercased().replacing("/C/", with: "/c/")).status == 302)
        #expect(try shop.report().total("clicks") == .integer(1))
    }

    @Test("MD-11: a click on a link without sales counts; its sale is credited to nobody")
    func linkWithoutSales() throws {
        let shop = try Shop()
        let links = try shop.shoeLinks(saleLinks: .only([LinkNumber(2)]))
        let reader = Reader(shop)
        try reader.get(links[0])
        let hit = try reader.get("/track/sale?empId=4071&IMPORTE=10")
        #expect(hit.header("x-saletrail") == "unattributed; reason=link-not-for-sales")
        let report = try shop.report()
        #expect(report.cell("links", "clicks", row: 0) == .integer(1))
        #expect(report.total("sales") == .integer(0))
        #expect(try shop.report(campaign: nil).total("sales") == .integer(1))

        try reader.get(links[1])
        #expect(
            try reader.get("/track/sale?empId=4071&IMPORTE=10").header("x-saletrail") == "recorded")
        #expect(try shop.report().cell("links", "sales", row: 1) == .integer(1))
    }

    @Test("merge tags travel along and are put back, percent-encoded, never into another part")
    func lateBound() throws {
        let shop = try Shop()
        let (html, links) = try shop.rewrite(
            "<a href='https://shop.example/p/{{ slug }}?u={{uid}}'>x</a>", contactTag: "{{id}}")
        #expect(html.contains("?c={{id}}&amp;1={{ slug }}&amp;2={{uid}}"))
        let merged = try Reader(shop).get(links[0] + "?c=C-7&1=rojo%20vivo/..&2=a+b%26")
        #expect(
            merged.header("location") == "https://shop.example/p/rojo%20vivo%2F..?u=a+b%26")
        let bare = try Reader(shop).get(links[0])
        #expect(bare.header("location") == "https://shop.example/p/?u=")
    }

    @Test("what a Location cannot hold is percent-encoded, a host becomes its ASCII form")
    func international() throws {
        let shop = try Shop()
        let links = try shop.rewrite(
            """
            <a href="https://shop.example/niño?q=año nuevo#fin">a</a>
            <a href="https://bücher.example/straße">b</a>
            """
        ).links
        let first = try Reader(shop).get(links[0])
        #expect(
            first.header("location") == "https://shop.example/ni%C3%B1o?q=a%C3%B1o%20nuevo#fin")
        let second = try Reader(shop).get(links[1])
        #expect(second.header("location") == "https://xn--bcher-kva.example/stra%C3%9Fe")
    }

    @Test("contacts: the platform's id counts, an address or an unfilled tag does not")
    func contacts() throws {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0]
        for contact in ["C-1", "C-1", "C-2", "ana%40shop.example", "%7B%7Bid%7D%7D", ""] {
            try Reader(shop).get(link + "?c=" + contact)
        }
        let report = try shop.report()
        #expect(report.total("clicks") == .integer(6))
        #expect(report.total("unique_clickers") == .integer(2))
    }

    @Test("robots, unknown paths and wrong methods")
    func otherPaths() throws {
        let shop = try Shop()
        let reader = Reader(shop)
        #expect(try reader.get("/robots.txt").text == "User-agent: *\nDisallow: /\n")
        #expect(try reader.get("/").status == 404)
        #expect(try reader.get("/c/x").status == 404)
        let post = try reader.get("/robots.txt", method: "POST")
        #expect(post.status == 405)
        #expect(post.header("allow") == "GET, HEAD, OPTIONS")
    }
}
