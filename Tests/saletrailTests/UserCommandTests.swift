import Foundation
import HTTPServer
import Testing

/// `user`, `audit` and the dashboard of `serve`, as a person at a terminal uses them.
@Suite(.serialized)
struct UserCommandTests {
    private func serve(_ program: Program, _ words: [String] = []) throws -> (Process, String) {
        let process = try program.launch(
            ["serve", "--listen", "127.0.0.1:0", "--dashboard", "127.0.0.1:0"] + words,
            log: "serve")
        #expect(try program.wait(for: "Dashboard on ", in: "serve.err"))
        Thread.sleep(forTimeInterval: 0.3)
        let log = try program.text("serve.err")
        let line = try #require(log.firstMatch(of: #/Dashboard on (\S+)/#))
        return (process, String(line.output.1))
    }

    @Test func theFirstPersonComesInByThePrintedLink() throws {
        let program = try Program()
        try program.addAccount()
        let (service, origin) = try serve(program)
        let address = origin.replacing("http://", with: "")
        let log = try program.text("serve.err")
        let path = try #require(log.firstMatch(of: #/\/sign-in\/[a-z2-7]{52}/#)).output
        let client = try LoopbackClient(address)
        #expect(try client.request("GET", String(path)).text.contains("Sign in as support"))
        let entered = try client.request("POST", String(path))
        let cookie = try #require(entered.header("set-cookie")).prefix { $0 != ";" }
        let home = try client.request("GET", "/", headers: [("Cookie", String(cookie))])
        #expect(home.text.contains("Zapatería Sol"))
        // What readers and shops reach is not the dashboard, nor the other way round.
        let product = try #require(log.firstMatch(of: #/Serving on http:\/\/(\S+)/#)).output.1
        #expect(try LoopbackClient(String(product)).request("GET", "/sign-in").status == 404)
        #expect(try client.request("GET", "/track/sale?empId=4071").status == 404)
        service.terminate()
        service.waitUntilExit()
        // Once somebody has signed in, a start prints no link any more.
        let (again, _) = try serve(program)
        #expect(!(try program.text("serve.err").contains("/sign-in/")))
        again.terminate()
        again.waitUntilExit()
    }

    @Test func peopleAreLetInAndOut() throws {
        let program = try Program()
        try program.addAccount()
        let added = try program.run(
            "user", "add", "Ana Soto", "--role", "sender", "--account", "4071")
        #expect(added.status == 0)
        #expect(added.output.contains(#/^http:\/\/\S+\/sign-in\/[a-z2-7]{52}\n$/#))
        #expect(try program.run("user", "link", "ana soto").output != added.output)
        let list = try program.run("user", "list", "--format", "json").output
        #expect(list.contains("Ana Soto") && list.contains("4071"))
        #expect(try program.run("user", "revoke", "Ana Soto", "--account", "4071").status == 0)
        #expect(try program.run("user", "grant", "Ana Soto", "--account", "4071").status == 0)
        #expect(try program.run("user", "grant", "Ana Soto", "--account", "9").status == 64)
        #expect(try program.run("user", "add", "ANA SOTO", "--role", "shop").status == 64)
        #expect(try program.run("user", "add", "x", "--role", "king").status == 64)
        #expect(try program.run("user", "link", "nobody").errors.contains("saletrail user list"))
        #expect(try program.run("user", "remove", "Ana Soto").status == 0)
        try program.run("account", "activate", "4071")
        let audit = try program.run("audit", "list").output
        for word in [
            "user.add", "user.grant", "user.revoke", "user.link", "user.remove", "account.activate",
            "command line",
        ] {
            #expect(audit.contains(word), "\(word)")
        }
        let account = try program.run("audit", "list", "--account", "4071").output
        #expect(!account.contains("user.remove") && account.contains("account.activate"))
    }

    @Test func anAddressThatOthersReachNeedsItsName() throws {
        let program = try Program()
        try program.addAccount()
        for words in [
            ["--dashboard", "0.0.0.0:0"],
            ["--dashboard", "127.0.0.1:0", "--dashboard-url", "http://stats.example"],
        ] {
            let refused = try program.run(words: ["serve", "--listen", "127.0.0.1:0"] + words)
            #expect(refused.status == 64)
            #expect(refused.errors.contains("https://"))
        }
        let (service, origin) = try serve(program, ["--dashboard-url", "https://stats.example"])
        #expect(origin == "https://stats.example")
        #expect(try program.text("serve.err").contains("https://stats.example/sign-in/"))
        service.terminate()
        service.waitUntilExit()
        let link = try program.run("user", "link", "support").output
        #expect(link.hasPrefix("https://stats.example/sign-in/"))
        let off = try program.launch(
            ["serve", "--listen", "127.0.0.1:0", "--dashboard", "off"], log: "off")
        #expect(try program.wait(for: "Serving on http://", in: "off.err"))
        Thread.sleep(forTimeInterval: 0.3)
        #expect(!(try program.text("off.err").contains("Dashboard")))
        off.terminate()
        off.waitUntilExit()
    }
}
