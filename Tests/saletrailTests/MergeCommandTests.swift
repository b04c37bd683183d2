import Foundation
import Testing

/// `merge` as a sender uses it, with good input and bad.
struct MergeCommandTests {
    private static let newsletter = """
        <html><body>Hola {{name|amiga}}, <a href="https://shop.example/?n={{name}}">Ver</a>
        </body></html>

        """
    private static let contacts =
        "contact_id,email,name\nC-1,ana@shop.example,Ana\nC-2,b@c.example,\n"
    private static let sender = ["--from", "Sol <hola@sol.example>", "--subject", "Hola {{name}}"]

    private let program: Program
    private let file: String
    private let list: String
    private let out: String

    init() throws {
        program = try Program()
        try program.addAccount()
        file = try program.file("newsletter.html", Self.newsletter)
        list = try program.file("contacts.csv", Self.contacts)
        out = program.folder + "/out"
    }

    private func merge(_ words: [String], list: String? = nil, input: String? = nil) throws
        -> Program.Outcome
    {
        let base = ["merge", file, list ?? self.list, "--account", "4071", "--campaign", "c"]
        return try program.run(words: base + words, input: input)
    }

    @Test func fillsInAndSaysWhatItDid() throws {
        let outcome = try merge(["--out", out])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "2 newsletters in \(out), each with 1 tracked link; 0.0 MB.\n")
        #expect(
            try program.text("out/C-1.html").contains("Hola Ana, <a href=\"https://localhost/c/"))
        #expect(try program.text("out/C-1.html").contains("/1?1=Ana\""))
        #expect(try program.text("out/C-2.html").contains("Hola amiga, "))
        let again = try merge(["--out", out])
        #expect(again.status == 0 && again.errors.contains("2 newsletters in \(out) already"))
    }

    @Test func writesEveryForm() throws {
        #expect(try merge(["--as", "eml", "--out", out] + Self.sender).status == 0)
        #expect(try program.text("out/C-1.eml").contains("\r\nSubject: Hola Ana\r\n"))
        let mbox = program.folder + "/all.mbox"
        #expect(try merge(["--as", "mbox", "--out", mbox] + Self.sender).status == 0)
        #expect(try program.text("all.mbox").components(separatedBy: "From hola@").count == 3)
        let lines = try merge(["--as", "jsonl"])
        #expect(lines.status == 0)
        #expect(lines.output.split(separator: "\n").count == 2)
        #expect(lines.output.hasPrefix(#"{"contact":"C-1","email":"ana@shop.example","html":"#))
        let json = program.folder + "/all.jsonl"
        #expect(try merge(["--as", "jsonl", "--out", json]).status == 0)
        #expect(try program.text("all.jsonl") == lines.output)
    }

    @Test func goesOnBehindAContact() throws {
        let all = try merge(["--as", "jsonl"]).output.split(separator: "\n")
        let rest = try merge(["--as", "jsonl", "--after", "C-1"])
        #expect(rest.output == all[1] + "\n")
        let unknown = try merge(["--as", "jsonl", "--after", "C-9"])
        #expect(unknown.status == 65 && unknown.output.isEmpty)
    }

    @Test func contactsComeFromInput() throws {
        let words = ["--as", "jsonl"]
        let outcome = try merge(words, list: "-", input: Self.contacts)
        #expect(outcome.output == (try merge(words).output))
    }

    /// Words, the exit code, and what is said.
    @Test(arguments: [
        (["--as", "eml"], Int32(64), "--out is missing"), ([], 64, "--out is missing"),
        (["--as", "pdf", "--out", "x"], 64, "html, eml, mbox, jsonl"),
        (["--as", "eml", "--out", "OUT"], 64, "--as eml needs --from"),
        (["--as", "mbox", "--out", "OUT", "--from", "a@b.example"], 64, "needs --subject"),
        (["--as", "eml", "--out", "OUT", "--from", "Sol"], 64, "--from Sol: not a sender"),
        (["--out", "OUT", "--after", "C-1"], 64, "--after is for JSON lines"),
        (["--out", "OUT", "--contact-column", "Kunde"], 65, "has no column Kunde"),
        (["--out", "OUT", "--email-column", "Post"], 65, "has no column Post"),
        (["--out", "/proc/none/x"], 74, "cannot write /proc/none/x: No such file"),
        (["--as", "jsonl", "--list-unsubscribe", "x y"], 64, "not a URL"),
        (
            ["--as", "jsonl", "--subject", "{{nmae}}"], 65,
            "{{nmae}}: the contact list has no column"
        ),
    ])
    func mistakesWriteNothing(words: [String], status: Int32, text: String) throws {
        let outcome = try merge(words.map { $0 == "OUT" ? out : $0 })
        #expect(outcome.status == status)
        #expect(outcome.errors.contains(text), "\(outcome.errors)")
        #expect(outcome.errors.contains("\nTry: ") && outcome.output.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test(arguments: [
        ("", "is empty"), ("contact_id,name\n", "has a header but no contacts"),
        ("email\na@b.example\n", "has no column contact_id"),
        ("id,name\nana@shop.example,a\n", "line 2 of the contact list has an address where"),
        ("id,name\n1,a\n2,\"b\n", "line 3 of the contact list has a quote"),
    ])
    func badListsAreNamed(text: String, description: String) throws {
        let outcome = try merge(["--out", out], list: try program.file("bad.csv", text))
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains(description) && !outcome.errors.contains("ana@"))
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    /// Nothing is written, and no campaign is made either.
    @Test func unknownTagsSuggestAColumn() throws {
        let wrong = try program.file("wrong.html", Self.newsletter + "{{naem}}")
        let words = ["merge", wrong, list, "--account", "4071", "--campaign", "w", "--out", out]
        let outcome = try program.run(words: words)
        #expect(outcome.status == 65)
        #expect(
            outcome.errors.hasPrefix(
                "Error: {{naem}}: the contact list has no column naem; did you mean name?\n"))
        #expect(outcome.errors.contains("--keep-tags"))
        #expect(!FileManager.default.fileExists(atPath: out))
        let report = try program.run("report", "sales", "--account", "4071", "--campaign", "w")
        #expect(report.errors.contains("there is no campaign w"))
        #expect(try program.run(words: words + ["--keep-tags"]).status == 0)
        #expect(try program.text("out/C-1.html").contains("{{naem}}"))
    }

    @Test func changedNewslettersNeedAWord() throws {
        #expect(try merge(["--out", out]).status == 0)
        _ = try program.file("newsletter.html", Self.newsletter + "<p>Más")
        let changed = try merge(["--out", out])
        #expect(changed.status == 64)
        #expect(changed.errors.contains("the newsletter or an option has changed since"))
        #expect(try !program.text("out/C-1.html").contains("Más"))
        #expect(try merge(["--out", out, "--restart"]).status == 0)
        #expect(try program.text("out/C-1.html").contains("Más"))
    }

    @Test func bothFromInputIsNone() throws {
        let outcome = try program.run(
            "merge", "-", "-", "--account", "4071", "--campaign", "c", "--out", out)
        #expect(outcome.status == 64)
    }

    @Test func benchmarksRun() throws {
        let bench = try program.run("bench", "merge", file, "--rounds", "1", "--format", "json")
        #expect(bench.status == 0 && bench.output.contains("median_contacts_s"))
    }
}
