import Foundation
import LinkRewriting
import Model
import Testing

@testable import Mailing

/// The four forms of a mail.
@Suite struct MailComposerTests {
    let room: PostRoom

    init() throws { room = try PostRoom() }

    static let html =
        "<p>¡Hola {{name}}!</p>\r\n\n>From here\nFrom \u{E1}\n"
        + "<a href=\"https://shop.example/x\">Ver</a>"

    /// The mail in which contact 5 has these values.
    func mail(
        _ form: MailForm, _ values: [String], html: String = Self.html,
        headers: MailHeaders = Self.headers
    ) throws -> String {
        let columns = try ContactColumns(
            header: FieldValues(["id", "email", "name"]), .init(needsEmail: form.isMessage))
        let request = MergeRequest(form: form, destination: .standardOutput, headers: headers)
        let compiled = try CompiledMailing(try room.mailing(html), request, columns)
        var composer = MailComposer(compiled, form, columns, started: PostRoom.now)
        var output: [UInt8] = []
        composer.append(FieldValues(values), ContactNumber(5), to: &output)
        return text(output)
    }

    static let headers = MailHeaders(
        from: MailHeaders.Sender("Zapatería Sol <hola@sol.example>"),
        subject: "Hola {{ NAME |amiga}}", listUnsubscribe: "https://sol.example/baja?c={{id}}")

    @Test func messages() throws {
        let eml = try mail(.eml, ["C 1", "ana@shop.example", "Ñ"])
        let parts = eml.components(separatedBy: "\r\n\r\n")
        let stamp = try #require(
            room.links(
                in: eml.replacing("=\r\n", with: "").replacing("=3D", with: "=")
            ).first?.url.split(separator: "/").dropLast().last)
        #expect(
            parts[0] == """
                From: =?UTF-8?Q?Zapater=C3=ADa_Sol?= <hola@sol.example>\r
                To: ana@shop.example\r
                Subject: =?UTF-8?Q?Hola_=C3=91?=\r
                Message-ID: <\(stamp).\(String(1_795_004_800, radix: 36))@t.example>\r
                List-Unsubscribe: <https://sol.example/baja?c=C%201>\r
                Date: Wed, 18 Nov 2026 12:26:40 +0000\r
                MIME-Version: 1.0\r
                Content-Type: text/html; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable
                """)
        let lines = eml.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 } && lines.last == "")
        #expect(!eml.replacing("\r\n", with: "").contains("\n"))
    }

    /// No value adds a header field, whatever it holds.
    @Test(arguments: ["a\r\nBcc: x@y.example", "a\nBcc: x", "a\rBcc: x", "\r\n\r\n<b>", "a\u{0}b"])
    func valuesStayInTheirFields(value: String) throws {
        let eml = try mail(.eml, ["1\(value)", "ana@shop.example", value])
        let head = eml.components(separatedBy: "\r\n\r\n")[0]
        let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }
            .map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "From", "To", "Subject", "Message-ID", "List-Unsubscribe", "Date",
                "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
            ])
        #expect(!head.contains("\0"))
    }

    @Test func mailboxes() throws {
        let mbox = try mail(.mbox, ["1", "ana@shop.example", "Ana"])
        #expect(mbox.hasPrefix("From hola@sol.example Wed Nov 18 12:26:40 2026\nFrom: =?UTF-8"))
        #expect(mbox.hasSuffix("\n\n") && !mbox.contains("\r"))
        let separators = mbox.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { $0.hasPrefix("From ") }
        #expect(separators.count == 1)
        #expect(mbox.contains("\n>>From here\n"))
    }

    @Test func objects() throws {
        let value = "a\"b\\c\n\u{1}\u{7F}ñ<"
        let line = try mail(.jsonl, [" C-1 ", "ana@shop.example", value])
        #expect(line.hasSuffix("\n") && line.dropLast().allSatisfy { $0 != "\n" })
        #expect(line.unicodeScalars.dropLast().allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        let html = try mail(.html, ["C-1", "ana@shop.example", value])
        #expect(object["html"] == html)
        #expect(object["contact"] == "C-1" && object["email"] == "ana@shop.example")
        #expect(object["subject"] == "Hola a\"b\\c   ñ<")
        #expect(html.contains("<p>¡Hola a&quot;b\\c\nñ&lt;!</p>"))
        let bare = try mail(.jsonl, ["1"], headers: MailHeaders())
        #expect(!bare.contains("\"subject\""))
    }

    @Test func jsonNeedsUTF8() throws {
        let columns = try ContactColumns(header: FieldValues(["id"]), .init())
        let html = Array("<a href=https://shop.example/>a".utf8) + [0xF1]
        let mailing = try Mailing(
            html, MailingRequest(account: PostRoom.shop, campaign: "l"), control: room.control,
            ring: room.ring, at: PostRoom.now)
        let error = failure {
            let request = MergeRequest(form: .jsonl, destination: .standardOutput)
            _ = try CompiledMailing(mailing, request, columns)
        }
        #expect(error?.description.contains("UTF-8") == true)
    }

    @Test(arguments: [
        ("a@b.example", "", "a@b.example"), ("Sol <a@b.example>", "Sol", "a@b.example"),
        ("\"Sol, S.A.\" <a@b.example>", "Sol, S.A.", "a@b.example"),
        (" <a@b.example> ", "", "a@b.example"), ("<< <a@b.example>", "<<", "a@b.example"),
    ])
    func sendersAreRead(text: String, name: String, address: String) {
        let sender = MailHeaders.Sender(text)
        #expect(sender?.name == name && sender?.address.text == address)
    }

    @Test(arguments: [
        "", "Sol", "a@", "@b", "Sol <a@b.example", "Sol <a b@c.example>",
        "Sol\r\nBcc: x@y.example <a@b.example>", "a@b.example, c@d.example",
    ])
    func badSendersAreRefused(text: String) { #expect(MailHeaders.Sender(text) == nil) }
}
