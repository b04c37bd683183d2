import Foundation
import Testing

/// `saletrail links`, and the options it shares with `rewrite`.
struct LinksCommandTests {
    private static let clean = """
        <a href="https://shop.example/a">A</a> <a href="https://shop.example/unsubscribe">Out</a>
        """
    private static let warned = clean + #"<a href="">B</a>"#

    @Test func exitCodesSayWhatWasFound() throws {
        let program = try Program()
        let pdf = try program.file("a.pdf", "%PDF-1.7 …")
        let binary = try program.file("b.html", [0, 1, 2, 0, 0, 0, 3])
        let empty = try program.file("empty.html", "")
        let clean = try program.file("clean.html", Self.clean)
        let warned = try program.file("warned.html", Self.warned)
        for (file, status) in [
            (clean, Int32(0)), (warned, 1), (pdf, 2), (binary, 2), (empty, 2),
            (program.folder + "/none.html", 74),
        ] {
            for format in ["text", "json", "html"] {
                let outcome = try program.run("links", file, "--format", format)
                #expect(outcome.status == status, "\(file) \(outcome.errors)")
                #expect(outcome.output.isEmpty == (status > 1))
                #expect(outcome.errors.contains("Error: ") == (status > 1))
            }
        }
        #expect(!FileManager.default.fileExists(atPath: program.data), "nothing is stored")
    }

    @Test func textAndJSON() throws {
        let program = try Program()
        let text = try program.run(words: ["links"], input: Self.warned)
        for part in ["Would happen", "clicks and sales", "unsubscribe", "leads-nowhere"] {
            #expect(text.output.contains(part), "\(text.output)")
        }
        #expect(text.errors.contains("Warning: link 3: The link leads nowhere"))
        let json = try program.run(words: ["links", "--format", "json"], input: Self.warned)
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let tables = try #require(report["tables"] as? [[String: Any]])
        #expect(tables.map { $0["key"] as? String } == ["links", "remarks"])
        let rows = try #require(tables[0]["rows"] as? [[String: Any]])
        let keys: Set = [
            "position", "action", "text", "destination", "reason", "warnings", "why",
        ]
        #expect(rows.count == 3 && rows.allSatisfy { Set($0.keys) == keys })
        #expect(rows.map { $0["position"] as? Int } == [1, 2, 3])
        #expect(rows[2]["warnings"] as? String == "leads-nowhere")
        let own = try program.run(
            words: ["links", "--tracking-domain", "shop.example"], input: Self.clean)
        #expect(own.output.contains("own-link") && own.errors.contains("no link that can be"))
    }

    @Test(arguments: [
        (["--platform", "mailchmp"], "did you mean mailchimp?"),
        (["--platform", "nobody-knows-it"], "klaviyo, braze"), (["--link", "9=sale"], "1 to 2"),
        (["--link", "2=sale"], "reason: unsubscribe"), (["--link", "x=sale"], "--link 3=click"),
        (["--link", "1=both"], "--link 3=click"), (["--include", ""], "shop.example"),
        (["--utm", "auto"], "source="), (["--tracking-domain", "https://x"], "--help"),
    ])
    func mistakesGetAWayOut(_ options: [String], _ way: String) throws {
        let program = try Program()
        let outcome = try program.run(words: ["links"] + options, input: Self.clean)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(way), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func optionsOfRewrite() throws {
        let program = try Program()
        try program.addAccount()
        let html =
            #"<a href="https://shop.example/a">*|FNAME|*</a><a href="https://b.example/">B</a>"#
        let base = ["rewrite", "--account", "4071", "--campaign", "c"]
        let plain = try program.run(words: base, input: html)
        #expect(plain.errors.contains("Looks like Mailchimp (--platform mailchimp)."))
        #expect(!plain.output.contains("?c="))
        let named = try program.run(
            words: base + ["--platform", "Mailchimp", "--exclude", "b.example", "--utm", "auto"],
            input: html)
        #expect(named.status == 0)
        #expect(named.output.contains("/1?c=*|UNIQID|*\">"))
        #expect(named.output.contains(#"<a href="https://b.example/">B</a>"#))
        #expect(named.errors.contains("excluded"))
        let none = try program.run(
            words: base + ["--platform", "mailchimp", "--contact-tag", "none", "--link", "2=none"],
            input: html)
        #expect(!none.output.contains("?c=") && none.output.contains("https://b.example/"))
        let report = try program.run(
            words: base + ["--format", "json", "--utm", "auto"], input: html)
        #expect(report.errors.contains("b.example/?utm_source=newsletter&utm_medium=email"))
        #expect(report.errors.contains(#""position":2,"link":2,"action":"clicks and sales""#))
        #expect(report.errors.contains(#""kind":"note""#))
    }

    @Test func platformsAreListed() throws {
        let program = try Program()
        let help = try program.run("help", "platforms")
        #expect(help.status == 0)
        #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
        for part in ["mailchimp", "*|UNIQID|*", "Klaviyo", "sendinblue"] {
            #expect(help.output.contains(part))
        }
    }
}
