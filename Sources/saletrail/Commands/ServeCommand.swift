import Foundation
import Service

/// `saletrail serve`: redirects and sale pixels, until it is told to stop.
struct ServeCommand: Command {
    static let help = CommandHelp(
        "serve", "Run the service: transition links and the sale pixel.",
        options: [
            Option(
                name: "listen", value: "HOST:PORT", help: "where (default 127.0.0.1:8080); repeats",
                repeats: true),
            Option(
                name: "trusted-proxy", value: "ADDRESS",
                help: "proxy whose X-Forwarded-Proto is believed; repeats", repeats: true),
            Option(
                name: "loops", value: "N",
                help: "threads that answer (default 1 for each 2 cores)"),
            Option(
                name: "redirect-deadline", value: "MS",
                help: "how long a reader waits for the click's commit (default 250)"),
        ],
        example: "saletrail serve --listen 127.0.0.1:8080 --trusted-proxy 127.0.0.1",
        notes: """
            Stops on Ctrl-C or SIGTERM, after answering what has arrived. Put a proxy with TLS in
            front: browsers send third-party cookies over https only.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let signals = StopSignals()
        let listen = arguments.all("listen")
        var configuration = ServiceConfiguration(
            folder: arguments.folder, addresses: listen.isEmpty ? ["127.0.0.1:8080"] : listen,
            loops: try loops(arguments), trustedProxies: Set(arguments.all("trusted-proxy")))
        let deadline = try arguments.value(
            "redirect-deadline", expecting: "milliseconds, 1 to 10000"
        ) {
            Int($0).flatMap { (1...10_000).contains($0) ? $0 : nil }
        }
        if let deadline { configuration.redirectDeadline = .milliseconds(deadline) }
        let service = try failing { () throws(ServiceError) in
            try Service(configuration) { console.note("saletrail: \($0)") }
        }
        for address in service.addresses { console.note("Serving on http://\(address)") }
        signals.wait()
        console.note("Stopping …")
        service.stop()
    }

    private static func loops(_ arguments: Arguments) throws(Failure) -> Int {
        let given = try arguments.value("loops", expecting: "a number from 1 to 64") {
            Int($0).flatMap { (1...64).contains($0) ? $0 : nil }
        }
        return given ?? max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
    }
}
