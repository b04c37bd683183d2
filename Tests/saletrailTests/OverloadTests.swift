import CLinux
import Foundation
import HTTPServer
import Testing

/// Far more clients than there is room for, and clients that dawdle: readers still arrive.
@Suite(.serialized)
struct OverloadTests {
    private static let browser = [("Host", "localhost"), ("User-Agent", "Mozilla/5.0")]
    /// Connections that are attempted; the aim of 20,000 needs more files than a test has.
    private static let attempts = 6_000

    @Test("silent, dripping and unreading attackers: redirects go on, memory stays bounded")
    func attack() throws {
        let program = try Program()
        try program.addAccount()
        let file = try program.file("n.html", "<a href='https://shop.example/rojo'>Rojo</a>")
        let html = try program.run("rewrite", file, "--account", "4071", "--campaign", "c").output
        let link = String(html.split(separator: "'")[1].dropFirst("https://localhost".count))
        let service = try program.launch(
            [
                "serve", "--listen", "127.0.0.1:0", "--max-connections", "1000", "--metrics",
                "127.0.0.1:0",
            ], log: "serve")
        defer { service.terminate() }
        #expect(try program.wait(for: "Metrics on http://", in: "serve.err"))
        let lines = try program.text("serve.err").split(separator: "\n")
        let address = String(lines[0].dropFirst("Serving on http://".count))
        let metrics = String(lines[1].dropFirst("Metrics on http://".count))

        var attackers: [LoopbackClient] = []
        var answered = 0
        for number in 0..<Self.attempts {
            // A full queue of the kernel refuses or delays some: they are attackers, too.
            if let attacker = try? LoopbackClient(address, timeout: .milliseconds(200)) {
                try? attacker.send(raw: Self.opening(number, link))
                attackers.append(attacker)
            }
            guard number % 300 == 0 else { continue }
            let reader = try LoopbackClient(address, timeout: .seconds(10))
            let click = try reader.request("GET", link, headers: Self.browser)
            #expect(click.status == 302)
            answered += 1
        }
        #expect(answered == Self.attempts / 300)
        #expect(try residentMegabytes(service) < 300)
        let page = try LoopbackClient(metrics).request("GET", "/metrics").text
        let made = try #require(page.split(separator: "\n").first { $0.contains("made-room") })
        #expect(!made.hasSuffix(" 0"), "nobody had to make way: \(made)")
        attackers = []
        let reader = try LoopbackClient(address, timeout: .seconds(5))
        for _ in 0..<20 {
            #expect(try reader.request("GET", link, headers: Self.browser).status == 302)
        }
        #expect(service.isRunning)
    }

    /// Nothing, a head without an end, a body without an end, or requests whose answers nobody
    /// reads.
    private static func opening(_ number: Int, _ link: String) -> [UInt8] {
        switch number % 4 {
        case 0: []
        case 1: Array("GET / HTTP/1.1\r\nHost: a\r\nX-\(number): y\r\n".utf8)
        case 2: Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\nx".utf8)
        default:
            Array(
                String(repeating: "GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n", count: 400).utf8)
        }
    }

    private func residentMegabytes(_ process: Process) throws -> Int {
        let path = "/proc/\(process.processIdentifier)/status"
        let status = try String(contentsOfFile: path, encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        let kilobytes = try #require(Int(line.filter(\.isNumber)))
        return kilobytes / 1_024
    }
}
