import HTTPServer

/// `saletrail bench http`: the server alone, for load tools to measure.
struct BenchHTTPCommand: Command {
    static let help = CommandHelp(
        "bench http", "Answer every request with one redirect, for load tools to measure.",
        options: [
            Option(name: "listen", value: "ADDRESS", help: "where (default 127.0.0.1:8081)"),
            Option(name: "loops", value: "N", help: "threads that answer (default 1)"),
        ],
        example: "saletrail bench http --listen 127.0.0.1:8081",
        notes: """
            302 with Location and Set-Cookie; nothing is checked, kept or signed: what is left is
            the server itself. Only a release build tells anything. Stops on Ctrl-C or SIGTERM.
            """, usesDataFolder: false)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let signals = StopSignals()
        let loops = try arguments.value("loops", expecting: "a number from 1 to 64") {
            Int($0).flatMap { (1...64).contains($0) ? $0 : nil }
        }
        var configuration = ServerConfiguration(
            addresses: [arguments["listen"] ?? "127.0.0.1:8081"])
        configuration.loops = loops ?? 1
        let server = try failing { () throws(ServerError) in
            OpenFiles.raiseLimit()
            let server = try Server(
                configuration: configuration, loopHandlers: { _ in OneRedirect() })
            try server.start()
            return server
        }
        for address in server.addresses { console.note("Answering on http://\(address)") }
        signals.wait()
        server.stop()
    }
}

/// Always the same answer.
private final class OneRedirect: LoopHandler {
    private let answer = Response(
        status: 302,
        headers: [
            ("Cache-Control", "no-store"), ("Location", "https://shop.example/shoes/red"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("X-Robots-Tag", "noindex, nofollow"),
            (
                "Set-Cookie",
                "st4071=" + String(repeating: "a", count: 72)
                    + "; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"
            ),
        ])

    func respond(to request: Request, ticket: Ticket) -> LoopReply { .ready(answer, route: 1) }

    func flush(to mailbox: LoopMailbox) {}
}
