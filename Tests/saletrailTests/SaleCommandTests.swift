import Foundation
import HTTPServer
import Testing

/// `account set`, `account token`, `sale explain`, `tag`, `trigger` and `live` as processes.
@Suite(.serialized)
struct SaleCommandTests {
    private func serve(_ program: Program) throws -> (Process, String) {
        let process = try program.launch(["serve", "--listen", "127.0.0.1:0"], log: "serve")
        #expect(try program.wait(for: "Serving on http://", in: "serve.err"))
        let line = try program.text("serve.err").split(separator: "\n")[0]
        return (process, String(line.dropFirst("Serving on http://".count)))
    }

    private func post(_ address: String, _ token: String, _ body: String) throws -> ClientResponse {
        try LoopbackClient(address).request(
            "POST", "/api/v1/sales", headers: [("Authorization", "Bearer \(token)")],
            body: Array(body.utf8))
    }

    @Test func tokensAreShownOnceAndRevoked() throws {
        let program = try Program()
        try program.addAccount()
        let (service, address) = try serve(program)
        defer { service.terminate() }
        try program.run("account", "activate", "4071")
        let made = try program.run("account", "token", "add", "4071", "--name", "backend")
        let token = made.output.trimmingCharacters(in: .newlines)
        #expect(made.status == 0 && token.hasPrefix("stk_") && token.count == 56)
        let list = try program.run("account", "token", "list", "4071").output
        #expect(list.contains("backend") && !list.contains(token))
        Thread.sleep(forTimeInterval: 0.3)
        #expect(try post(address, token, #"{"order_id":"A-1","amount":5}"#).status == 200)
        try program.run("account", "token", "revoke", "4071", "1")
        Thread.sleep(forTimeInterval: 0.3)
        #expect(try post(address, token, "{}").status == 401)
        let again = try program.run("account", "token", "revoke", "4071", "1")
        #expect(again.status == 64 && again.errors.contains("saletrail account token list"))
        #expect(try program.run("account", "token", "add", "9", "--name", "x").status == 64)
        let stored = try Data(contentsOf: URL(filePath: program.data + "/control.sqlite"))
        #expect(stored.range(of: Data(token.utf8)) == nil)
    }

    /// Beside each amount as it was paid, all in the shop's currency at its own rates.
    @Test func ratesAreShownBesideWhatWasPaid() throws {
        let program = try Program()
        try program.addAccount()
        let sales = try program.file(
            "sales.csv",
            """
            order_id,date,IMPORTE,currency
            1,2026-11-01,100.00,USD
            2,2026-11-10,100.00,USD
            3,2026-11-10,50.00,EUR
            4,2026-11-10,1000,JPY

            """)
        try program.run("import", "sales", sales, "--account", "4071")
        #expect(try !program.run("report", "sales", "--account", "4071").output.contains("Rate"))
        try program.run("account", "rate", "set", "4071", "USD", "0.9")
        try program.run("account", "rate", "set", "4071", "usd", "0,8", "--from", "2026-11-05")
        let words = ["report", "sales", "--account", "4071", "--format", "csv", "--table"]
        let part = try program.run(words: words + ["converted"]).output
        #expect(part.contains("USD,1970-01-01,0.9,100.00,USD,90.00,EUR"), "\(part)")
        #expect(part.contains("USD,2026-11-05,0.8,100.00,USD,80.00,EUR"), "\(part)")
        // A yen without a rate: no sum.
        #expect(!part.contains("220.00"), "\(part)")
        try program.run("account", "rate", "set", "4071", "JPY", "0.0061")
        let whole = try program.run(words: words + ["converted"]).output
        #expect(whole.contains("226.10"), "\(whole)")
        let list = try program.run("account", "rate", "list", "4071").output
        #expect(list.contains("0.0061") && list.contains("2026-11-05"))
        try program.run("account", "rate", "remove", "4071", "USD", "--from", "2026-11-05")
        let again = try program.run(
            "account", "rate", "remove", "4071", "USD", "--from", "2026-11-05")
        #expect(again.status == 64 && again.errors.contains("account rate list"))
        for words in [["EURO", "1"], ["USD", "0"], ["USD", "-1"], ["USD", "x"]] {
            #expect(
                try program.run(words: ["account", "rate", "set", "4071"] + words).status == 64)
        }
        #expect(try program.run("account", "rate", "set", "9", "USD", "1").status == 64)
    }

    /// MD-16: contacts on a list, and reports of it.
    @Test func reportsOfAList() throws {
        let program = try Program()
        try program.addAccount()
        let contacts = try program.file("vip.csv", "contact_id\nC-1\nC-2\n")
        let added = try program.run(
            "import", "contacts", contacts, "--account", "4071", "--list", "vip")
        #expect(added.status == 0, "\(added.errors)")
        let words = ["report", "sales", "--account", "4071", "--filter"]
        #expect(try program.run(words: words + ["list=vip"]).output.contains("vip"))
        let unknown = try program.run(words: words + ["list=vap"])
        #expect(unknown.status == 64 && unknown.errors.contains("vip"))
    }

    @Test func salesAreExplained() throws {
        let program = try Program()
        try program.addAccount()
        try program.run("account", "activate", "4071")
        let (service, address) = try serve(program)
        defer { service.terminate() }
        let token = try program.run("account", "token", "add", "4071", "--name", "b").output
            .trimmingCharacters(in: .newlines)
        Thread.sleep(forTimeInterval: 0.3)
        for body in [
            #"{"order_id":"A-1","amount":"100"}"#,
            #"{"order_id":"A-1","status":"refunded","amount":"30"}"#,
        ] { #expect(try post(address, token, body).status == 200) }
        for words in [["1"], ["2"], ["A-1", "--account", "4071"]] {
            let told = try program.run(words: ["sale", "explain"] + words)
            for text in [
                "partly-refunded", "70.00 EUR", "30.00 EUR", "refund", "the shop's token",
                "click-id", "no cookie came along",
            ] { #expect(told.output.contains(text), "\(words): \(text)\n\(told.output)") }
        }
        let json = try program.run("sale", "explain", "1", "--format", "json").output
        #expect(json.contains(#""label":"Refunded","value":"30.00 EUR""#))
        #expect(json.contains(#""label":"Net","value":"70.00 EUR""#))
        let none = try program.run("sale", "explain", "77")
        #expect(none.status == 64 && none.errors.contains("saletrail hits"))
        let foreign = try program.run("sale", "explain", "A-1", "--account", "9")
        #expect(foreign.status == 64)
    }

    @Test func settingsAreChangedAndChecked() throws {
        let program = try Program()
        try program.addAccount()
        let set = try program.run(
            "account", "set", "4071", "--model", "position", "--locale", "es", "--consent",
            "required", "--gpc", "on", "--networks", "off", "--window", "10", "--repeat-window",
            "0", "--landing-click-id", "on", "--signing", "new", "--format", "json")
        #expect(set.status == 0, "\(set.errors)")
        for value in ["position", "comma", "required", "st_cid"] {
            #expect(set.output.contains("\"\(value)\""))
        }
        #expect(set.errors.contains("shown once"))
        for wrong in [
            ["--model", "best"], ["--locale", "xx"], ["--consent", "perhaps"], ["--gpc", "yes"],
            ["--window", "0"], ["--landing-click-id", "a=b"], ["--signing", "old"],
            ["--plain-link", "spring"], ["--plain-link", "spring/1"],
        ] {
            let outcome = try program.run(words: ["account", "set", "4071"] + wrong)
            #expect(outcome.status == 64 && outcome.errors.contains("\nTry: "), "\(wrong)")
        }
        let plain = try program.run("account", "set", "4071")
        #expect(plain.output.contains("position"))
    }

    @Test func activationTellsWhoIsReached() throws {
        let program = try Program()
        try program.addAccount()
        let foreign = try program.run("account", "activate", "4071").errors
        #expect(foreign.contains("another site than shop.example"))
        #expect(foreign.contains("saletrail account set 4071 --landing-click-id on"))
        try program.run("account", "set", "4071", "--landing-click-id", "on")
        let marked = try program.run("account", "activate", "4071").errors
        #expect(marked.contains("nearly all browsers, if the shop hands"))
    }

    @Test func triggersNeverCount() throws {
        let program = try Program()
        try program.addAccount()
        try program.run("account", "activate", "4071")
        let newsletter = try program.file("n.html", "<a href=\"https://shop.example/a\">a</a>")
        try program.run("rewrite", newsletter, "--account", "4071", "--campaign", "c")
        let (service, address) = try serve(program)
        defer { service.terminate() }
        let click = try program.run(
            "trigger", "click", "--account", "4071", "--campaign", "c", "--service", address)
        #expect(click.output == "302\nLocation: https://shop.example/a\n")
        let sale = try program.run(
            "trigger", "sale", "--account", "4071", "--service", address, "--query",
            "IMPORTE=1.234,56&CANTIDAD=x")
        #expect(sale.output.contains("set-aside; reason=test-mode"))
        #expect(sale.output.contains("amount: 1234.56 EUR"))
        #expect(sale.output.contains("unreadable-quantity"))
        let report = try program.run("report", "sales", "--account", "4071", "--format", "json")
        #expect(report.output.contains("\"clicks\":0") && report.output.contains("\"sales\":0"))
        let away = try program.run(
            "trigger", "sale", "--account", "4071", "--service", "127.0.0.1:1")
        #expect(away.status == 1 && away.errors.contains("saletrail serve"))
    }

    @Test func ordersFindTheirContact() throws {
        let program = try Program()
        try program.addAccount()
        let list = try program.file(
            "list.csv", "contact_id;Email\nC-1;Ana@Shop.example\nC-2;\nC-1;ana2@shop.example\n")
        let read = try program.run("contact", "emails", list, "--account", "4071")
        #expect(read.status == 0 && read.errors.contains("2 addresses"), "\(read.errors)")
        let stored = try Data(contentsOf: URL(filePath: program.data + "/control.sqlite"))
        #expect(stored.range(of: Data("ana".utf8)) == nil)
        let hash = "9135944786a6b81e95ac94a5690683c3ba90f2d3"
        #expect(stored.range(of: Data(hash.utf8)) != nil)
        for (text, words) in [
            ("contact_id,email\nC-1,ana\n", "line 2"),
            ("contact_id,name\n1,a\n", "no column email"),
            ("name,email\na,a@b.example\n", "no column contact_id"), ("", "is empty"),
            ("contact_id,email\na@b.example,a@b.example\n", "line 2"),
        ] {
            let path = try program.file("odd.csv", text)
            let odd = try program.run("contact", "emails", path, "--account", "4071")
            #expect(odd.status == 65 && odd.errors.contains(words), "\(odd.errors)")
            #expect(!odd.errors.contains("@"))
        }
    }

    @Test func liveShowsWhatComes() throws {
        let program = try Program()
        try program.addAccount()
        let (service, address) = try serve(program)
        defer { service.terminate() }
        let live = try program.launch(["live", "--for", "3"], log: "live")
        #expect(try program.wait(for: "Waiting", in: "live.err"))
        _ = try LoopbackClient(address).request("GET", "/track/sale?empId=4071&PRODUCTO=%1b[31m")
        #expect(try program.wait(for: "not-activated", in: "live.out"))
        live.waitUntilExit()
        #expect(try program.text("live.out").split(separator: "\n").count == 1)
    }
}
