import Testing

/// `tag` and `tag verify` as processes.
@Suite(.serialized)
struct TagCommandTests {
    private static let platforms = [
        "html", "woocommerce", "shopify", "prestashop", "magento", "gtm", "php", "liquid",
    ]

    @Test(arguments: platforms) func everyPlatformHasItsTag(platform: String) throws {
        let program = try Program()
        try program.addAccount()
        let tag = try program.run("tag", "--account", "4071", "--platform", platform)
        #expect(tag.status == 0)
        for text in ["localhost", "4071", "img-src https://localhost", "connect-src", "st_cid"] {
            #expect(tag.output.contains(text), "\(text)\n\(tag.output)")
        }
    }

    /// An image on another site than the shop knows no click: the script does.
    @Test func htmlReportsTheClicksIDWhereItIsNeeded() throws {
        let program = try Program()
        try program.run(
            "account", "add", "4071", "--name", "Zapatería Sol", "--tracking-domain",
            "track.shop.example", "--shop", "shop.example", "--time-zone", "Europe/Madrid",
            "--currency", "EUR")
        #expect(try program.run("tag", "--account", "4071").output.contains("<img"))
        try program.run("account", "set", "4071", "--landing-click-id", "on")
        let tag = try program.run("tag", "--account", "4071").output
        #expect(tag.contains("MTP.track") && !tag.contains("<img"))
    }

    @Test func pagesThatAreNoneAreTold() throws {
        let program = try Program()
        try program.addAccount()
        let empty = try program.run("tag", "verify", "", "--account", "4071")
        #expect(empty.status == 64 && empty.errors.contains("PAGE is empty"))
        let upper = try program.run("tag", "verify", "HTTP://127.0.0.1:1/", "--account", "4071")
        #expect(upper.status == 74 && upper.errors.contains("cannot be fetched"))
    }

    @Test func unknownPlatformsGetAWayOut() throws {
        let program = try Program()
        try program.addAccount()
        let typo = try program.run("tag", "--account", "4071", "--platform", "shopfy")
        #expect(typo.status == 64 && typo.errors.contains("did you mean shopify?"))
        let short = try program.run("tag", "--account", "4071", "--platform", "woo")
        #expect(short.errors.contains("did you mean woocommerce?"))
        let odd = try program.run("tag", "--account", "4071", "--platform", "osCommerce")
        #expect(odd.status == 64 && odd.errors.contains("woocommerce"))
    }

    private static let good =
        "<img src=\"https://localhost/track/sale?empId=4071&amp;order_id=A-1&amp;IMPORTE=39,90\">"

    /// A page, and the words of what is wrong with it; none for a right one.
    static let pages: [(page: String, problem: String?)] = [
        (good, nil), (good.replacing("\"", with: "'"), nil),
        (
            "<script src=https://localhost/trackingpixel.js data-account=4071 async></script>", nil
        ),
        (
            "<meta http-equiv=Content-Security-Policy content=\"img-src https://localhost\">"
                + good, nil
        ),
        ("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">" + good, nil),
        ("<p>thank you</p>", "no tag"), ("<!-- " + good + " -->", "in a comment"),
        (good + good, "2 tags"),
        (good.replacing("localhost", with: "track.other.example"), "is not the tracking domain"),
        (good.replacing("https:", with: "http:"), "http on an https page"),
        (good.replacing("<img", with: "<img loading=lazy"), "loading=lazy"),
        (good.replacing("empId=4071", with: "x=1"), "empId is missing"),
        (good.replacing("4071", with: "4072"), "another sub-account"),
        (good.replacing("4071", with: "abc"), "is no number"),
        (good.replacing("order_id", with: "x"), "no order_id"),
        (good.replacing("39,90", with: "AMOUNT"), "IMPORTE=AMOUNT: never filled in"),
        (good.replacing("A-1", with: "{{order.id}}"), "never filled in"),
        (good.replacing("A-1", with: "undefined"), "order_id=undefined: never filled in"),
        (good.replacing("track/sale?", with: "track/sale/?"), "nothing answers at /track/sale/"),
        (
            "<script src=https://localhost/trackingpixel.js data-account=4072></script>",
            "data-account=4072 is not 4071"
        ),
        (good.replacing("39,90", with: "gratis"), "unreadable-amount"),
        (
            "<meta http-equiv=Content-Security-Policy content=\"default-src *; img-src 'self'\">"
                + good, "Content-Security-Policy forbids"
        ),
    ]

    @Test(arguments: pages.indices) func pagesAreChecked(index: Int) throws {
        let (page, problem) = Self.pages[index]
        let program = try Program()
        try program.addAccount()
        try program.run("account", "activate", "4071")
        let path = try program.file("page.html", "<html><body>\(page)</body></html>")
        let check = try program.run("tag", "verify", path, "--account", "4071")
        #expect(check.status == (problem == nil ? 0 : 1), "\(check.output)\(check.errors)")
        if let problem { #expect(check.output.contains(problem), "\(check.output)") }
    }

    @Test func aPixelThatIsNotActiveIsTold() throws {
        let program = try Program()
        try program.addAccount()
        let path = try program.file("page.html", Self.good)
        let check = try program.run("tag", "verify", path, "--account", "4071")
        #expect(check.status == 1 && check.output.contains("not active"))
    }

    @Test func pagesThatCannotBeReadAreTold() throws {
        let program = try Program()
        try program.addAccount()
        let file = try program.run("tag", "verify", "/no/such/page", "--account", "4071")
        #expect(file.status == 74 && file.errors.contains("cannot read page"))
        let address = try program.run(
            "tag", "verify", "http://127.0.0.1:1/", "--account", "4071")
        #expect(address.status == 74 && address.errors.contains("cannot be fetched"))
    }
}
