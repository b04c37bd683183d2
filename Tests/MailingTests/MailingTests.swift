import Foundation
import LinkRewriting
import Model
import Signing
import Store
import Testing

@testable import Mailing

@Suite struct MailingTests {
    static let html = """
        <!DOCTYPE html><html><head><title>Primavera</title></head><body>
        <a href="https://shop.example/a?x=1&amp;y=2">Zapatos ñ</a>
        <a href='https://shop.example/b'><img src="b.png" alt="Botas"></a>
        <a href=https://shop.example/c>Bolsos</a> <!-- a comment -->
        <a href="mailto:ana@shop.example">Escríbenos</a>
        <a href="https://shop.example/unsubscribe">Unsubscribe</a>
        <a href="#top">Top</a> <a data-track="off" href="https://shop.example/d">No</a>
        <a href="https://shop.example/e?u=*|UNIQID|*&amp;v=*|FNAME|*">Con etiqueta</a>
        <!--[if mso]><a href="https://shop.example/f">Outlook</a><![endif]-->
        </body></html>
        """
    static let destinations = [
        "https://shop.example/a?x=1&y=2", "https://shop.example/b", "https://shop.example/c",
        "https://shop.example/e?u=*|UNIQID|*&v=*|FNAME|*", "https://shop.example/f",
    ]

    let room: PostRoom

    init() throws { room = try PostRoom() }

    @Test func linksAreSignedAndLeadToTheirDestinations() throws {
        let mailing = try room.mailing(Self.html)
        let output = text(mailing.template())
        let links = room.links(in: output)
        #expect(links.map(\.number) == [1, 2, 3, 4, 5])
        let stamp = LinkStamp(campaign: mailing.campaign.id, contact: nil)
        #expect(links.allSatisfy { $0.stamp == stamp })
        let directory = try room.control.directory()
        for (link, destination) in zip(links, Self.destinations) {
            let number = try #require(link.number.map { LinkNumber($0) })
            let tracked = directory.link(mailing.campaign.id, number)
            #expect(tracked?.destination.url == destination && tracked?.countsSales == true)
        }
        #expect(links.allSatisfy { $0.url.utf8.count < 90 })
    }

    /// Outside the rewritten values the newsletter is what it was, byte for byte.
    @Test func onlyValuesChange() throws {
        var output = text(try room.mailing(Self.html).template())
        let links = room.links(in: output)
        for (link, destination) in zip(links, Self.destinations) {
            let tags = "?1=*|UNIQID|*&amp;2=*|FNAME|*"
            let url = destination.contains("*|") ? "\"\(link.url)\(tags)\"" : link.url
            let escaped = destination.replacing("&", with: "&amp;")
            output = output.replacing(
                url, with: destination.contains("*|") ? "\"\(escaped)\"" : escaped)
        }
        #expect(output == Self.html)
    }

    @Test func contactTagStandsInEveryLink() throws {
        let mailing = try room.mailing(Self.html) { $0.contactTag = "*|UNIQID|*" }
        let output = text(mailing.template())
        let links = room.links(in: output)
        #expect(links.count == 5)
        for link in links { #expect(output.contains(link.url + "?c=*|UNIQID|*")) }
        #expect(output.contains("?c=*|UNIQID|*&amp;1=*|UNIQID|*&amp;2=*|FNAME|*\""))
        let quoted = try room.mailing(Self.html) { $0.contactTag = "{{ id \"x\" }}" }
        #expect(text(quoted.template()).contains("='https://t.example/c/"))
    }

    @Test func againIsTheSame() throws {
        let first = try room.mailing(Self.html).template()
        #expect(try room.mailing(Self.html).template() == first)
        // A rewritten newsletter is left as it is.
        let second = try room.mailing(text(first)) { $0.campaign = "again" }
        #expect(second.template() == first)
        #expect(second.links.allSatisfy { $0.action == .kept })
        #expect(second.links.first?.reason == "own-link")
    }

    @Test func outcomesSayWhatWasDone() throws {
        let mailing = try room.mailing(Self.html) {
            $0.saleLinks = .only([LinkNumber(1), LinkNumber(4)])
        }
        let expected: [(UInt64?, LinkOutcome.Action, String, String)] = [
            (1, .sales, "", "Zapatos ñ"), (2, .clicks, "", "Botas"), (3, .clicks, "", "Bolsos"),
            (nil, .kept, "other-scheme", "Escríbenos"), (nil, .kept, "unsubscribe", "Unsubscribe"),
            (nil, .kept, "fragment", "Top"), (nil, .kept, "opted-out", "No"),
            (4, .sales, "", "Con etiqueta"), (5, .clicks, "", "Outlook"),
        ]
        #expect(mailing.links.count == expected.count)
        for (link, (number, action, reason, text)) in zip(mailing.links, expected) {
            #expect(link.number?.value == number && link.action == action && link.text == text)
            #expect(link.reason == reason)
            #expect(link.why.isEmpty == (action != .kept && number != 4))
        }
        let counting = try room.control.links(of: mailing.campaign.id).map(\.countsSales)
        #expect(counting == [true, false, false, true, false])
    }

    @Test func unknownSaleLinksChangeNothing() throws {
        for (html, description, hint) in [
            (Self.html, "the newsletter has no tracked link 6, 9", "1 to 5"),
            ("<p>no link</p>", "the newsletter has no tracked link 6, 9", "can be tracked"),
        ] {
            let error = failure {
                _ = try room.mailing(html) {
                    $0.saleLinks = .only([LinkNumber(9), LinkNumber(1), LinkNumber(6)])
                        .without(html == Self.html ? nil : LinkNumber(1))
                }
            }
            #expect(error?.description == description)
            #expect(error?.hint.contains(hint) == true)
        }
        #expect(try room.control.directory().campaigns.values.allSatisfy { $0.links.isEmpty })
        #expect(try room.control.campaigns(of: PostRoom.shop).isEmpty)
    }

    @Test func unknownAccountAndNoNewsletterAreNamed() throws {
        let account = failure { _ = try room.mailing(Self.html) { $0.account = SubAccountID(9) } }
        #expect(account?.description == "there is no sub-account 9")
        for html in ["", "%PDF-1.4", "GIF89a"] {
            let error = failure { _ = try room.mailing(html) }
            guard case .newsletter? = error else {
                Issue.record("\(html) was taken")
                continue
            }
        }
        #expect(try room.control.campaigns(of: PostRoom.shop).isEmpty)
    }

    @Test func aMessageIsRewrittenInItsEncoding() throws {
        let room = try PostRoom()
        let head =
            "MIME-Version: 1.0\nContent-Type: text/html\n"
            + "Content-Transfer-Encoding: quoted-printable\n\n"
        let mailing = try room.mailing(
            head + "Ma=C3=B1ana <a href=3D\"https://shop.example/a?b=3D1\">A</a>\n")
        #expect(mailing.links.map(\.url) == ["https://shop.example/a?b=1"])
        let output = String(decoding: mailing.template(), as: UTF8.self)
        #expect(output.hasPrefix(head + "Ma=C3=B1ana <a href=3D\"https://t.example/c/"))
        #expect(output.hasSuffix("\">A</a>\n"))
    }

    @Test func linksBeginAsAsked() throws {
        let base = "http://127.0.0.1:8080"
        let mailing = try room.mailing(Self.html) { $0.trackingURL = base }
        #expect(room.links(in: text(mailing.template()), base: base).count == 5)
        let own = "<a href=\"http://127.0.0.1:9/x\">a</a><a href=\"https://T.example/y\">b</a>"
        let kept = try room.mailing(own) { $0.trackingURL = base }
        #expect(kept.links.map(\.reason) == ["own-link", "own-link"])
        #expect(text(kept.template()) == own)
    }

    /// Two hyphens end nothing outside a comment, but a link inside one stays as it is; then it
    /// must not be reported, or registered, as tracked.
    @Test func internationalTrackingHost() throws {
        let base = "https://xn--zapatera-i2a.example"
        let mailing = try room.mailing(Self.html) { $0.trackingURL = base }
        let output = text(mailing.template())
        let tracked = mailing.links.filter { $0.action != .kept }
        #expect(
            room.links(in: output, base: base).map(\.number) == tracked.map { $0.number?.value })
        #expect(output.contains("<a href=\"https://shop.example/f\">Outlook"))
        #expect(mailing.links.last?.reason == "unquotable")
    }

    /// A password in a destination would be kept in our tables and shown in reports.
    @Test(arguments: ["https://user:pw@host.example/", "http://user@host.example/a"])
    func destinationsWithUserAreLeft(url: String) throws {
        let html = "<a href=\"\(url)\">a</a>"
        let mailing = try room.mailing(html)
        #expect(text(mailing.template()) == html)
        #expect(mailing.links.map(\.action) == [.kept])
    }
}

extension SaleLinkChoice {
    fileprivate func without(_ number: LinkNumber?) -> SaleLinkChoice {
        guard let number, case .only(let numbers) = self else { return self }
        return .only(numbers.subtracting([number]))
    }
}
