import CLinux
import Foundation
import HTTPServer
import Testing

/// Far more clients than there is room for, and clients that dawdle: readers still arrive.
@Suite(.serialized)
struct OverloadTests {
    private static let browser = [("Host", "localhost"), ("User-Agent", "Mozilla/5.0")]
    private static let environment = ProcessInfo.processInfo.environment
    /// Connections that are attempted; SALETRAIL_ATTACKERS asks for more.
    private static let attempts = environment["SALETRAIL_ATTACKERS"].flatMap { Int($0) } ?? 20_000
    private static let tool = "/usr/bin/slowhttptest"

    @Test("20,000 silent, dripping, flooding, unreading attackers: readers arrive, memory stays")
    func attack() throws {
        OpenFiles.raiseLimit()
        let target = try Target()
        let attackers = Attackers(target.address, room: 18_000)
        var answered = 0
        while attackers.attempts < Self.attempts {
            attackers.attack(500)
            answered += try target.click(patience: .seconds(10)) ? 1 : 0
        }
        #expect(answered == (Self.attempts + 499) / 500)
        #expect(attackers.refusals.isEmpty, "\(attackers.refusals)")
        #expect(try target.residentMegabytes() < 600)
        #expect(try target.metric("made-room") > 0, "nobody had to make way")

        attackers.end()
        Thread.sleep(forTimeInterval: 1)
        for _ in 0..<20 { #expect(try target.click(patience: .seconds(1))) }
        #expect(try target.residentMegabytes() < 600)
        try target.stop()
    }

    @Test(
        "slow heads, slow bodies and slow readers of slowhttptest",
        .enabled(if: access(tool, X_OK) == 0, "slowhttptest is not installed"))
    func slowhttptest() throws {
        let target = try Target()
        let page = "http://\(target.address)/robots.txt"
        let attacks = try [["-H"], ["-B"], ["-X", "-k", "50", "-w", "1", "-y", "8", "-z", "1"]]
            .map { kind in
                try target.program.launchOther(
                    Self.tool,
                    kind + ["-c", "3000", "-r", "1500", "-i", "1", "-l", "8", "-u", page],
                    log: "attack" + kind[0])
            }
        var answered = 0
        while attacks.contains(where: \.isRunning) {
            #expect(try target.click(patience: .seconds(10)))
            answered += 1
        }
        #expect(answered > 20)
        #expect(try target.metric("connections_total") > 3_000, "no attack took place")
        #expect(try target.residentMegabytes() < 600)
        try target.stop()
    }

    /// A running service with one link.
    private struct Target {
        let program: Program
        let service: Process
        let address: String
        private let link: String
        private let metrics: String

        init() throws {
            program = try Program()
            try program.addAccount()
            let file = try program.file("n.html", "<a href='https://shop.example/rojo'>Rojo</a>")
            let html = try program.run(
                "rewrite", file, "--account", "4071", "--campaign", "c"
            ).output
            link = String(html.split(separator: "'")[1].dropFirst("https://localhost".count))
            service = try program.launch(
                ["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0"], log: "serve")
            #expect(try program.wait(for: "Metrics on http://", in: "serve.err"))
            let lines = try program.text("serve.err").split(separator: "\n")
            address = String(lines[0].dropFirst("Serving on http://".count))
            metrics = String(lines[1].dropFirst("Metrics on http://".count))
        }

        /// Whether a reader who comes now is sent on.
        func click(patience: Duration) throws -> Bool {
            let reader = try LoopbackClient(address, timeout: patience)
            return try reader.request("GET", link, headers: browser).status == 302
        }

        /// The first number of a line of the metrics page that holds a text.
        func metric(_ name: String) throws -> Int {
            let page = try LoopbackClient(metrics).request("GET", "/metrics").text
            let line = page.split(separator: "\n").first { $0.contains(name) && !$0.hasPrefix("#") }
            return try #require(line?.split(separator: " ").last.flatMap { Int($0) })
        }

        func residentMegabytes() throws -> Int {
            let path = "/proc/\(service.processIdentifier)/status"
            let status = try String(contentsOfFile: path, encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
            return try #require(Int(line.filter(\.isNumber))) / 1_024
        }

        func stop() throws {
            #expect(service.isRunning)
            service.terminate()
            service.waitUntilExit()
            #expect(service.terminationStatus == 0)
        }
    }
}
