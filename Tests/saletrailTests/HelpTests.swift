import Testing

/// What a person sees who asks, and who mistypes.
struct HelpTests {
    private static let commands = [
        "demo", "account add", "account activate", "account deactivate", "account list",
        "account show", "links", "rewrite", "merge", "serve", "report", "report list",
        "report sales", "hits", "hits admit",
        "bench rewrite", "bench merge", "account set", "account token add", "account token list",
        "account token revoke", "sale explain", "tag", "tag verify", "trigger click",
        "trigger sale", "live", "contact emails", "contact export", "contact erase",
        "import contacts", "import sales", "export", "db stats", "db verify", "db refold",
        "db backup", "db restore", "db prune", "bench journal", "bench fill", "bench fold",
        "bench report",
    ]

    @Test func overviewNamesEveryCommand() throws {
        let program = try Program()
        for words in [["--help"], [], ["help"]] {
            let help = try program.run(words: words)
            #expect(help.status == 0)
            for command in Self.commands { #expect(help.output.contains("\n  " + command + " ")) }
        }
    }

    @Test(arguments: commands)
    func everyCommandHasHelpWithAnExample(command: String) throws {
        let program = try Program()
        let words = command.split(separator: " ").map(String.init) + ["--help"]
        let help = try program.run(words: words)
        let output = help.output
        #expect(help.status == 0)
        #expect(output.contains("Usage: saletrail " + command))
        let hasNoFolder = ["demo", "bench rewrite", "bench merge", "links"].contains(command)
        #expect(output.contains("--data DIR") != hasNoFolder)
        #expect(try program.run(words: ["help"] + words.dropLast()).output == output)
        let example = output.split(separator: "Example:\n").last ?? ""
        #expect(example.hasPrefix("  saletrail " + command))
        #expect(!output.contains("\t"))
        #expect(output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test(arguments: [
        (["acount", "list"], "did you mean account?"),
        (["frobnicate"], "saletrail --help"),
        (["account"], "saletrail account add"),
        (["account", "list", "--formt", "json"], "did you mean --format?"),
        (["account", "list", "extra"], "saletrail account list"),
        (["account", "list", "--format", "xml"], "text, json"),
        (["account", "show"], "saletrail account show EMPID"),
        (["report", "sales"], "saletrail report sales --help"),
        (["report", "sales", "--account"], "--account EMPID"),
        (["report", "sales", "--account", "x1"], "digits only"),
        (["report", "sales", "--account", "1", "--from", "21.11.2026"], "--help"),
        (["serve", "--loops", "0"], "--help"),
    ])
    func mistakesGetAWayOut(words: [String], way: String) throws {
        let program = try Program()
        let outcome = try program.run(words: words)
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("Error: "))
        #expect(outcome.errors.contains("\nTry: "))
        #expect(outcome.errors.contains(way), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}
