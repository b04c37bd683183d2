import Foundation
import HTTPServer
import LinkRewriting
import Mailing
import Model
import Store
import Testing

@testable import Dashboard

struct NewsletterPagesTests {
    private static let html = """
        <p>Hola</p>\r
        <a href="https://shop.example/a?x=1&amp;y=2">Uno</a>
        <a href='https://shop.example/b'>Dos</a>
        <a href="https://shop.example/c" data-track="off">Tres</a>
        <a href="https://shop.example/baja">Darse de baja</a>
        """

    /// The address of the links step, as the browser is sent there.
    private func upload(
        _ browser: Browser, _ bytes: [UInt8], campaign: String = "otoño", name: String = "n.html"
    ) throws -> String {
        let answer = try browser.upload(
            "/accounts/4071/newsletters", campaign: campaign, file: bytes, name: name)
        #expect(answer.status == 303)
        return try #require(answer.header("location"))
    }

    @Test func fromUploadToDownload() throws {
        let office = try Office()
        let browser = try office.browser(.sender)
        let step = try upload(browser, Array(Self.html.utf8))
        let page = try browser.get(step).text
        #expect(page.contains("Links of otoño"))
        #expect(page.contains("name=\"link-1\" value=\"sale\" checked"))
        #expect(page.contains("name=\"link-3\" value=\"none\" checked"))
        #expect(!page.contains("name=\"link-4\"") && page.contains("unsubscribe"))
        // The third is switched on against the newsletter's own word, the second off.
        let path = String(step.prefix { $0 != "?" })
        let fields = [
            ("campaign", "otoño"), ("name", "n.html"), ("contact-tag", "{{id}}"), ("utm", "auto"),
            ("platform", ""), ("link-1", "sale"), ("link-2", "none"), ("link-3", "click"),
        ]
        let again = try browser.post(path, fields + [("do", "preview")])
        let address = try #require(again.header("location"))
        #expect(address.contains("link-2=none") && address.contains("link-3=click"))
        #expect(!address.contains("link-1="))
        #expect(try browser.get(address).text.contains("name=\"link-3\" value=\"click\" checked"))
        let done = try browser.post(path, fields + [("do", "rewrite")])
        let rewritten = try #require(done.header("location"))
        #expect(try browser.get(rewritten).text.contains("otoño is rewritten"))
        let file = try browser.get(rewritten.replacing("/rewritten", with: "/rewritten/file"))
        #expect(file.header("content-type") == "text/html")
        #expect(file.header("content-security-policy")?.hasPrefix("sandbox") == true)
        // What the command line makes of the same choices.
        var request = MailingRequest(
            account: Office.account, campaign: "otoño", contactTag: "{{id}}")
        request.links.choices = [2: .none, 3: .click]
        request.links.utm = try UTMParameters("auto", campaign: "otoño")
        request.fileName = "n.html"
        let mailing = try Mailing(
            Array(Self.html.utf8), request, control: office.control,
            ring: KeyStore(office.folder).load(at: Office.now()), at: Office.now())
        #expect(file.body == mailing.template())
        #expect(mailing.links.map(\.action) == [.sales, .kept, .clicks, .kept])
        let entries = try office.control.audit(of: Office.account, limit: 5)
        #expect(entries.contains { $0.action == .newsletterRewrite && $0.subject == "otoño" })
    }

    /// A campaign that was rewritten before shows what was chosen then, and keeps it.
    @Test func earlierChoicesAreShown() throws {
        let office = try Office()
        let browser = try office.browser(.sender)
        let first = try upload(browser, Array(Self.html.utf8), campaign: "c")
        let path = String(first.prefix { $0 != "?" })
        let own = [("campaign", "c"), ("name", "n.html")]
        _ = try browser.post(path, own + [("link-1", "click"), ("do", "rewrite")])
        let second = try upload(browser, Array(Self.html.utf8), campaign: "c")
        let page = try browser.get(second).text
        #expect(page.contains("name=\"link-1\" value=\"click\" checked"))
        #expect(page.contains("name=\"link-2\" value=\"sale\" checked"))
        let next = try browser.post(
            String(second.prefix { $0 != "?" }),
            own + [("link-1", "click"), ("link-2", "sale"), ("do", "preview")])
        #expect(next.header("location")?.contains("link-") == false)
    }

    @Test func formsOfNewsletters() throws {
        let office = try Office()
        let browser = try office.browser(.sender)
        let text = try upload(
            browser, Array("Mira https://shop.example/x hoy\r\n".utf8), campaign: "t",
            name: "n.txt")
        let page = try browser.get(text).text
        #expect(page.contains("name=\"link-1\" value=\"sale\" checked"))
        #expect(page.contains("There is a picture of HTML newsletters only."))
        let path = String(text.prefix { $0 != "?" })
        let done = try browser.post(
            path, [("campaign", "t"), ("name", "n.txt"), ("do", "rewrite")])
        let address = try #require(done.header("location"))
        let file = try browser.get(address.replacing("/rewritten", with: "/rewritten/file"))
        #expect(file.header("content-type") == "text/plain")
        #expect(file.header("content-disposition")?.contains("\"t.txt\"") == true)
        #expect(try browser.get("/accounts/4071/reports/map?campaign=t").text.contains("no HTML"))
    }

    @Test func whatCannotBeUsedIsSaid() throws {
        let office = try Office()
        let browser = try office.browser(.sender)
        let target = "/accounts/4071/newsletters"
        for (campaign, bytes, text) in [
            ("", Array("<a>".utf8), "needs a name"),
            ("c", [], "Choose a file"),
            (String(repeating: "x", count: 101), Array("<a>".utf8), "needs a name"),
        ] {
            let answer = try browser.upload(target, campaign: campaign, file: bytes, name: "n")
            #expect(answer.status == 422 && answer.text.contains(text), "\(text)")
        }
        let large = [UInt8](repeating: 0x20, count: MultipartForm.fileLimit + 1)
        let answer = try browser.upload(target, campaign: "c", file: large, name: "n.html")
        #expect(answer.status == 422 && answer.text.contains("10 MB"))
        let picture = try upload(browser, [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A, 0, 0])
        #expect(try browser.get(picture).status == 422)
        // A link that cannot be tracked, a platform nobody knows, UTM that is none.
        let step = try upload(browser, Array(Self.html.utf8))
        #expect(try browser.get(step + "&link-4=sale").status == 422)
        #expect(try browser.get(step + "&link-99=sale").status == 422)
        #expect(try browser.get(step + "&utm=nonsense").status == 422)
        let gone = try browser.get(target + "/aaaaaaaaaaaaaaaaaaaaaaaaaa?campaign=c")
        #expect(gone.status == 303 && gone.header("location") == target)
        #expect(try browser.get(target + "/..%2F..%2Fcontrol.sqlite").status == 303)
    }

    @Test func draftsAreOfTheirSubAccount() throws {
        let office = try Office()
        let browser = try office.browser(.sender)
        let step = try upload(browser, Array(Self.html.utf8))
        let support = try office.browser(.support)
        let foreign = step.replacing("/4071/", with: "/4072/")
        #expect(try support.get(step).status == 200)
        #expect(try support.get(foreign).status == 303)
        let shelf = NewsletterShelf(office.folder)
        for _ in 0..<30 { _ = try shelf.addDraft([0x61], of: Office.account) }
        let kept = try FileManager.default.contentsOfDirectory(
            atPath: office.folder.path + "/newsletters/drafts-4071")
        #expect(kept.count == 20)
        #expect(try support.get(step).status == 303)
    }

    /// The frame shows the newsletter, and nothing of it can do anything.
    @Test func framesAreSealed() throws {
        let office = try Office()
        try office.fill()
        let browser = try office.browser(.sender)
        let hostile = """
            <script>alert(1)</script><img src="https://evil.example/open.gif">
            <form action="https://evil.example"><a href="https://shop.example/a">x</a></form>
            """
        let step = try upload(browser, Array(hostile.utf8))
        let draft = String(step.prefix { $0 != "?" })
        let frame = try browser.get(draft + "/frame?campaign=c")
        let policy = try #require(frame.header("content-security-policy"))
        #expect(policy.hasPrefix("sandbox; default-src 'none'"))
        #expect(policy.contains("img-src data:") && !policy.contains("https:"))
        #expect(policy.contains("frame-ancestors 'self'"))
        #expect(frame.header("x-frame-options") == "SAMEORIGIN")
        let pictures = try browser.get(draft + "/frame?campaign=c&pictures=1")
        #expect(
            pictures.header("content-security-policy")?.contains("img-src http: https:") == true)
        let page = try browser.get(step)
        #expect(page.text.contains("<iframe class=\"newsletter\" sandbox src="))
        #expect(!page.text.contains("alert(1)"))
        #expect(page.header("content-security-policy")?.contains("frame-src 'self'") == true)
    }

    @Test func theMapShowsWhatLinksSold() throws {
        let office = try Office()
        try office.fill()
        let browser = try office.browser(.sender)
        let html = """
            <a href="https://shop.example/shoes">Shoes</a>
            <a href="https://shop.example/bags">Bags</a>
            """
        let step = try upload(browser, Array(html.utf8), campaign: "spring")
        _ = try browser.post(
            String(step.prefix { $0 != "?" }), [("campaign", "spring"), ("do", "rewrite")])
        let page = try browser.get("/accounts/4071/reports/map?campaign=spring").text
        #expect(page.contains("/accounts/4071/reports/map/frame?campaign=spring"))
        let frame = try browser.get("/accounts/4071/reports/map/frame?campaign=spring").text
        #expect(frame.contains("data-saletrail-number=\"2 / 3\""))
        #expect(frame.contains("data-saletrail-number=\"1 / 1\""))
        let bare = try browser.get("/accounts/4071/reports/map?campaign=autumn").text
        #expect(bare.contains("No newsletter to show"))
        #expect(try browser.get("/accounts/4071/reports/map").status == 303)
    }
}

extension Browser {
    /// Sends a newsletter as the form of the page does.
    func upload(
        _ path: String, campaign: String, file: [UInt8], name: String
    ) throws -> ClientResponse {
        func head(_ name: String, _ rest: String = "") -> [UInt8] {
            Array(
                "--b0undary\r\nContent-Disposition: form-data; name=\"\(name)\"\(rest)\r\n\r\n".utf8
            )
        }
        let token = try formToken() ?? ""
        let body =
            head("form_token") + Array("\(token)\r\n".utf8)
            + head("campaign") + Array("\(campaign)\r\n".utf8)
            + head("file", "; filename=\"\(name)\"") + file + Array("\r\n".utf8)
            + head("text") + Array("\r\n--b0undary--\r\n".utf8)
        return try send(
            "POST", path,
            headers: [
                ("Sec-Fetch-Site", "same-origin"),
                ("Content-Type", "multipart/form-data; boundary=b0undary"),
            ], body: body)
    }
}
