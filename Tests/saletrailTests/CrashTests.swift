import Foundation
import HTTPServer
import Testing

/// What an answer promises when the process is killed or the disk refuses: against the real
/// program.
@Suite(.serialized)
struct CrashTests {
    private static let browser = [("Host", "localhost"), ("User-Agent", "Mozilla/5.0")]

    /// Starts `serve`, below `limit` blocks of 512 bytes a file if one is given; its process and
    /// address.
    private func serve(_ program: Program, limit: Int? = nil) throws -> (Process, String) {
        let listen = ["serve", "--listen", "127.0.0.1:0"]
        let process = try program.launch(listen, fileLimit: limit, log: "serve")
        #expect(try program.wait(for: "Serving on http://", in: "serve.err"))
        let line = try program.text("serve.err").split(separator: "\n")[0]
        return (process, String(line.dropFirst("Serving on http://".count)))
    }

    private func link(_ program: Program) throws -> String {
        try program.addAccount()
        try program.run("account", "activate", "4071")
        let file = try program.file("n.html", "<a href='https://shop.example/rojo'>Rojo</a>")
        let html = try program.run("rewrite", file, "--account", "4071", "--campaign", "c").output
        return String(html.split(separator: "'")[1].dropFirst("https://localhost".count))
    }

    @Test("kill -9: every answered click and sale is there, none twice")
    func killed() throws {
        let program = try Program()
        let link = try link(program)
        var clicks = 0
        var sales = 0
        for round in 0..<6 {
            let (service, address) = try serve(program)
            let end = Date(timeIntervalSinceNow: Double.random(in: 0.1...0.4))
            let killer = Thread {
                Thread.sleep(until: end)
                kill(service.processIdentifier, SIGKILL)
            }
            killer.start()
            do {
                let client = try LoopbackClient(address)
                while true {
                    let click = try client.request(
                        "GET", link + "?c=C-\(round)-\(clicks)", headers: Self.browser)
                    #expect(click.status == 302)
                    clicks += 1
                    let sale = try client.request(
                        "GET", "/track/sale?empId=4071&order_id=\(round)-\(sales)",
                        headers: Self.browser)
                    #expect(sale.header("x-saletrail") == "unattributed; reason=no-cookie")
                    sales += 1
                }
            } catch {
                // The service is gone, as it should be.
            }
            service.waitUntilExit()
        }
        let report = try program.run(
            "report", "sales", "--account", "4071", "--format", "csv", "--table", "totals")
        let fields = report.output.split(separator: "\r\n")[1].split(
            separator: ",", omittingEmptySubsequences: false)
        let counted = (try #require(Int(fields[1])), try #require(Int(fields[4])))
        #expect(clicks > 50, "too few to say anything")
        // The one request that was on its way when the kill came may or may not be there.
        #expect((clicks...clicks + 6).contains(counted.0), "\(clicks) answered, \(counted.0) there")
        #expect((sales...sales + 6).contains(counted.1), "\(sales) answered, \(counted.1) there")
    }

    @Test("a full disk: readers still arrive, the pixel says so, and nothing answered is lost")
    func fullDisk() throws {
        let program = try Program()
        let link = try link(program)
        let (service, address) = try serve(program, limit: 600)
        let client = try LoopbackClient(address)
        var recorded = 0
        var unrecorded = 0
        while unrecorded < 5 && recorded < 20_000 {
            let sale = try client.request(
                "GET", "/track/sale?empId=4071&order_id=\(recorded)-\(unrecorded)",
                headers: Self.browser)
            #expect(sale.status == 200)
            if sale.header("x-saletrail")?.hasPrefix("unrecorded") == true {
                unrecorded += 1
            } else {
                recorded += 1
            }
        }
        #expect(unrecorded == 5, "the disk never filled")
        for _ in 0..<5 {
            let click = try client.request("GET", link, headers: Self.browser)
            #expect(click.status == 302)
            #expect(click.header("location") == "https://shop.example/rojo")
        }
        kill(service.processIdentifier, SIGKILL)
        service.waitUntilExit()
        #expect(try program.text("serve.err").contains("journal: "))
        let report = try program.run(
            "report", "sales", "--account", "4071", "--format", "csv", "--table", "totals")
        let fields = report.output.split(separator: "\r\n")[1].split(
            separator: ",", omittingEmptySubsequences: false)
        #expect(try #require(Int(fields[4])) >= recorded)
    }
}
