import Foundation
import Testing

/// `rewrite` and `merge` as the sender uses them.
struct MailingCommandTests {
    private static let newsletter = """
        <html><body><A HREF='https://shop.example/rojo?a=1&amp;b=2'>Rojo</A>
        <a href=https://shop.example/azul>Azul</a> <a href="mailto:x@shop.example">Mail</a>
        <a href="https://shop.example/baja/unsubscribe">Baja</a></body></html>

        """

    @Test func rewriteFromAFileAndFromInput() throws {
        let program = try Program()
        try program.addAccount()
        let file = try program.file("newsletter.html", Self.newsletter)
        let options = ["--account", "4071", "--campaign", "spring", "--contact-tag", "{{id}}"]
        let first = try program.run(words: ["rewrite", file] + options)
        #expect(first.status == 0)
        let html = first.output
        #expect(html.contains("?c={{id}}'>Rojo"))
        #expect(html.contains(#"<a href="https://shop.example/baja/unsubscribe">"#))
        #expect(html.contains(#"<a href="mailto:x@shop.example">"#))
        for part in ["clicks and sales", "other-scheme", "unsubscribe", "Tracked: 2 of 4 links."] {
            #expect(first.errors.contains(part), "\(first.errors)")
        }
        let again = try program.run(words: ["rewrite"] + options, input: Self.newsletter)
        #expect(again.output == html)
        #expect(!again.errors.contains("Warning:"))
        let elsewhere = ["--tracking-url", "https://other.example/"]
        let moved = try program.run(words: ["rewrite", file] + options + elsewhere)
        #expect(moved.output == html.replacing("https://localhost", with: "https://other.example"))
        #expect(moved.errors.contains("Warning: https://other.example is not the tracking domain"))
    }

    @Test func saleLinksAreChosen() throws {
        let program = try Program()
        try program.addAccount()
        let file = try program.file("newsletter.html", Self.newsletter)
        let base = ["rewrite", file, "--account", "4071", "--campaign", "c", "--format", "json"]
        for (choice, actions) in [
            ("2", ["clicks only", "clicks and sales"]), ("none", ["clicks only", "clicks only"]),
            ("all", ["clicks and sales", "clicks and sales"]),
        ] {
            let outcome = try program.run(words: base + ["--sale-links", choice])
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8))
                    as? [String: Any])
            let tables = try #require(json["tables"] as? [[String: Any]])
            let rows = try #require(tables[0]["rows"] as? [[String: Any]])
            #expect(rows.compactMap { $0["action"] as? String }.prefix(2) == actions[...])
        }
        let wrong = try program.run(
            "rewrite", file, "--account", "4071", "--campaign", "c", "--sale-links", "1,7")
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("no tracked link 7"))
        #expect(wrong.errors.contains("1 to 2"))
        #expect(wrong.output.isEmpty)
        let fresh = try program.run(
            "rewrite", file, "--account", "4071", "--campaign", "new", "--sale-links", "7")
        #expect(fresh.status == 64)
        let report = try program.run("report", "sales", "--account", "4071", "--campaign", "new")
        #expect(report.errors.contains("there is no campaign new"), "nothing is left behind")
    }

    @Test func badInputWritesNothing() throws {
        let program = try Program()
        try program.addAccount()
        let utf16 = try program.file("utf16.html", [0xFF, 0xFE, 0x3C, 0x00, 0x61, 0x00])
        let pdf = try program.file("a.pdf", "%PDF-1.7 …")
        let good = try program.file("good.html", Self.newsletter)
        for (file, account, status) in [
            (program.folder + "/none.html", "4071", Int32(74)), (utf16, "4071", 65),
            (pdf, "4071", 65), (good, "9999", 64), (good, "12x", 64),
        ] {
            let outcome = try program.run(
                "rewrite", file, "--account", account, "--campaign", "c")
            #expect(outcome.status == status, "\(file) \(outcome.errors)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("Error: "))
            #expect(outcome.errors.split(separator: "\n").count == 2)
            #expect(outcome.errors.contains("\nTry: "))
        }
    }

    @Test func mergeWritesOneNewsletterPerContact() throws {
        let program = try Program()
        try program.addAccount()
        let file = try program.file("newsletter.html", Self.newsletter)
        let contacts = try program.file(
            "contacts.csv",
            "\u{FEFF}name;contact_id\r\n\"Núñez; Ana\";C-1\r\nLuis;C-2\r\nAna;C-1\r\n")
        let out = program.folder + "/outbox"
        let outcome = try program.run(
            "merge", file, contacts, "--account", "4071", "--campaign", "c", "--out", out)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("2 newsletters"))
        #expect(outcome.errors.contains("skipped 1 line "))
        let files = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
            .filter { !$0.hasPrefix(".") }
        #expect(files == ["C-1.html", "C-2.html"])
        let first = try program.text("outbox/C-1.html")
        #expect(first != (try program.text("outbox/C-2.html")))
        #expect(first.contains("Rojo</A>"))
        let addresses = try program.file("bad.csv", "contact_id\nana@shop.example\n")
        let refused = try program.run(
            "merge", file, addresses, "--account", "4071", "--campaign", "c", "--out", out + "2")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("line 2"))
        #expect(!refused.errors.contains("ana@"))
        #expect(!FileManager.default.fileExists(atPath: out + "2"))
    }
}
