import BrowserDriver
import Foundation
import HTTPServer
import Testing

/// The sender's whole task in a real browser, beside the same on the command line.
@Suite(.serialized)
struct SenderBrowserTests {
    private static let newsletter = """
        <!DOCTYPE html><html><body>
        <h1>Otoño &amp; piel</h1>
        <a href="https://shop.example/botines?color=negro&amp;talla=38">Botines</a>
        <a href='https://shop.example/bolsos'>Bolsos</a>
        <a href="https://shop.example/cremas">Cremas</a>
        <a href="https://shop.example/baja">Darse de baja</a>
        </body></html>
        """

    /// A service with its dashboard, and the link that lets a sender in.
    private func start(_ program: Program) throws -> (Process, public: String, link: String) {
        try program.addAccount()
        try program.run("account", "activate", "4071")
        let service = try program.launch(
            ["serve", "--listen", "127.0.0.1:0", "--dashboard", "127.0.0.1:0"], log: "serve")
        #expect(try program.wait(for: "Dashboard on http://", in: "serve.err"))
        func address(_ words: String) throws -> String {
            let line = try program.text("serve.err").split(separator: "\n").first {
                $0.hasPrefix(words)
            }
            let rest = try #require(line).dropFirst(words.count)
            return String(rest.prefix { $0 != " " && $0 != "," && $0 != "/" })
        }
        let link = try link(
            program.run("user", "add", "Eva", "--role", "sender", "--account", "4071"))
        return (service, try address("Serving on http://"), link)
    }

    private func link(_ outcome: Program.Outcome) throws -> String {
        let text = outcome.output + outcome.errors
        return try #require(
            text.firstMatch(of: #/http:\/\/\S+\/sign-in\/[a-z2-7]+/#).map { String($0.output) })
    }

    @Test(
        "rewrites, switches two links, downloads, and reads the sales",
        .enabled(if: ChromeBrowser.isThere, "needs chromium and chromedriver"),
        arguments: [true, false])
    func fromNewsletterToSales(runsScripts: Bool) throws {
        let program = try Program()
        let (service, tracking, link) = try start(program)
        defer {
            service.terminate()
            service.waitUntilExit()
        }
        var look = ChromeBrowser.Look()
        look.runsScripts = runsScripts
        let browser = try ChromeBrowser(look)
        try browser.open(link)
        try browser.click("main button")
        try browser.wait(for: "Eva", in: "header a")
        let origin = link.split(separator: "/sign-in")[0]
        try rewrite(browser, String(origin), runsScripts: runsScripts)
        let rewritten = try browser.address
        let file = try program.file("n.html", Self.newsletter)
        let own = try program.run(
            "rewrite", file, "--account", "4071", "--campaign", "otoño", "--contact-tag", "{{id}}",
            "--link", "2=click", "--link", "3=none")
        let files = try Downloads(self.link(program.run("user", "link", "Eva")))
        let served = try files.get(rewritten.replacing("/rewritten", with: "/rewritten/file"))
        #expect(served == own.output)
        #expect(served.contains("/1?c={{id}}") && served.contains("https://shop.example/cremas"))
        try sell(served, tracking)
        try compare(browser, files, String(origin), program)
    }

    private func rewrite(
        _ browser: ChromeBrowser, _ origin: String, runsScripts: Bool
    ) throws {
        try browser.open(origin + "/accounts/4071/newsletters")
        try browser.type("otoño", into: "#campaign")
        // Typed text would be indented by nobody, but a file keeps every byte.
        let path = FileManager.default.temporaryDirectory.path + "/saletrail-\(UUID()).html"
        try Data(Self.newsletter.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try browser.type(path, into: "#file")
        try browser.click("main form button")
        #expect(try browser.texts("h1") == ["Links of otoño"])
        #expect(try browser.texts(".counts .badge") == ["3", "0", "1"])
        try browser.click("label:has(input[name='link-2'][value=click])")
        try browser.click("label:has(input[name='link-3'][value=none])")
        #expect(
            try browser.texts(".counts .badge")
                == (runsScripts ? ["1", "1", "2"] : ["3", "0", "1"]))
        try browser.click("details summary")
        try browser.type("{{id}}", into: "#contact-tag")
        try browser.click("button[value=preview]")
        #expect(try browser.wait(for: "2", in: ".counts .badge") == ["1", "1", "2"])
        try browser.click("button[value=rewrite]")
        try browser.wait(for: "otoño is rewritten", in: "h1")
    }

    /// A reader clicks the first link and buys; somebody buys without a click.
    private func sell(_ newsletter: String, _ address: String) throws {
        let found = try #require(newsletter.firstMatch(of: #/localhost(\/c\/[a-z2-7]+\/1)/#))
        let client = try LoopbackClient(address)
        let reader = [("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")]
        let click = try client.request("GET", String(found.output.1) + "?c=ana", headers: reader)
        #expect(click.status == 302)
        let cookie = String((click.header("set-cookie") ?? "").prefix { $0 != ";" })
        let sale = "/track/sale?empId=4071&PRODUCTO=Bot%C3%ADn&CANTIDAD=1&IMPORTE=89,90"
        for headers in [reader + [("Cookie", cookie)], reader] {
            #expect(try client.request("GET", sale, headers: headers).status == 200)
        }
    }

    /// Page, its export and the command say the same.
    private func compare(
        _ browser: ChromeBrowser, _ files: Downloads, _ origin: String, _ program: Program
    ) throws {
        let path = "/accounts/4071/reports/sales?period=all&campaign=oto%C3%B1o"
        // The fold is a moment behind.
        var shown: [String] = []
        for _ in 0..<50 {
            if shown.contains("89.90 EUR") { break }
            try browser.open(origin + path)
            shown = try browser.texts("td.number")
        }
        let report = try program.run(
            "report", "sales", "--account", "4071", "--campaign", "otoño", "--period", "all",
            "--format", "csv")
        let links = try browser.source.matches(of: #/href="([^"]*\/csv\?[^"]*table=sales)"/#)
        let file = try #require(links.last).output.1.replacing("&amp;", with: "&")
        let export = try files.get(origin + file)
        #expect(export == report.output)
        #expect(export.contains("ana,Botín,1,89.90,EUR"))
        #expect(
            try browser.texts("section:last-of-type tbody td, section:last-of-type tbody th")
                .prefix(4) == ["ana", "Botín", "1", "89.90 EUR"])
    }
}

/// Files that somebody who has signed in takes away, byte for byte.
private struct Downloads {
    private let address: String
    private let cookie: String

    init(_ link: String) throws {
        let parts = link.split(separator: "/", maxSplits: 2)
        address = String(parts[1])
        let entered = try LoopbackClient(address).request(
            "POST", "/" + parts[2], headers: [("Sec-Fetch-Site", "same-origin")])
        cookie = String((entered.header("set-cookie") ?? "").prefix { $0 != ";" })
    }

    func get(_ url: String) throws -> String {
        let target = "/" + url.split(separator: "/", maxSplits: 2)[2]
        let answer = try LoopbackClient(address).request(
            "GET", target, headers: [("Cookie", cookie)])
        #expect(answer.status == 200, "\(target)")
        return answer.text
    }
}
