import Foundation
import HTTPServer
import Service

/// The options of `saletrail serve` and what they mean.
enum ServeOptions {
    static let all = [
        Option(
            name: "listen", value: "ADDRESS", help: "where (default 127.0.0.1:8080); repeats",
            repeats: true),
        Option(
            name: "proxy-protocol", value: "ADDRESS",
            help: "where connections begin with a PROXY header; repeats", repeats: true),
        Option(
            name: "socket-mode", value: "MODE", help: "of Unix sockets, in octal (default 660)"),
        Option(
            name: "trusted-proxy", value: "RANGE",
            help: "whose word about the reader is taken,\nan address or 10.0.0.0/8; repeats",
            repeats: true),
        Option(
            name: "forwarded", value: "x-forwarded|forwarded",
            help: "the fields the proxies use (default x-forwarded)"),
        Option(
            name: "loops", value: "N", help: "threads that answer (default 1 for each 2 cores)"),
        Option(
            name: "redirect-deadline", value: "MS",
            help: "how long a reader waits for the click's commit (default 250)"),
        Option(
            name: "pixel-rate", value: "N",
            help: "sale hits a second from one address (default 50, 0: any)"),
        Option(
            name: "max-connections", value: "N", help: "open at the same time (default 16384)"),
        Option(
            name: "max-per-address", value: "N", help: "of those from one address (default 512)"),
        Option(
            name: "keep-alive", value: "SECONDS",
            help: "how long a connection may be idle (default 75)"),
        Option(
            name: "access-log", value: "FILE", help: "one JSON line per request; - for output"),
        Option(
            name: "metrics", value: "ADDRESS",
            help: "where /metrics, /healthz and /readyz are (default nowhere)"),
        Option(
            name: "dashboard", value: "ADDRESS|off",
            help: "where the pages for people are (default 127.0.0.1:8090)"),
        Option(
            name: "dashboard-url", value: "URL",
            help: "what people call them by, https://… where a proxy\nleads to the address"),
    ]

    static func configuration(_ arguments: Arguments) throws(Failure) -> ServiceConfiguration {
        let handed = HandedSocket.all(
            in: ProcessInfo.processInfo.environment,
            pid: ProcessInfo.processInfo.processIdentifier)
        var addresses = arguments.all("listen")
        let proxied = arguments.all("proxy-protocol")
        if addresses.isEmpty && proxied.isEmpty && handed.isEmpty { addresses = [defaultAddress] }
        var configuration = ServiceConfiguration(folder: arguments.folder, addresses: addresses)
        configuration.server.handedSockets = handed
        configuration.server.proxyProtocolAddresses = proxied
        try listening(arguments, &configuration.server)
        try patience(arguments, &configuration.server)
        if let deadline = try number(arguments, "redirect-deadline", 1...10_000, "milliseconds") {
            configuration.redirectDeadline = .milliseconds(deadline)
        }
        if let rate = try number(arguments, "pixel-rate", 0...10_000, "a number") {
            configuration.pixelRate = rate == 0 ? nil : rate
        }
        configuration.accessLog = arguments["access-log"]
        configuration.metricsAddress = arguments["metrics"]
        configuration.dashboard = try DashboardOptions.configuration(arguments)
        return configuration
    }

    private static let defaultAddress = "127.0.0.1:8080"

    private static func listening(
        _ arguments: Arguments, _ server: inout ServerConfiguration
    ) throws(Failure) {
        server.loops =
            try number(arguments, "loops", 1...64, "a number")
            ?? max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
        let mode = try arguments.value("socket-mode", expecting: "an octal mode, 0 to 777") {
            UInt32($0, radix: 8).flatMap { (0...0o777).contains($0) ? $0 : nil }
        }
        if let mode { server.socketMode = mode }
        for text in arguments.all("trusted-proxy") {
            guard let range = AddressRange(text) else {
                throw .usage(
                    "--trusted-proxy \(text): not a numeric address or range",
                    try: "for instance 127.0.0.1, 10.0.0.0/8 or fd00::/8")
            }
            server.trustedProxies.append(range)
        }
        let syntax = try arguments.value("forwarded", expecting: "x-forwarded or forwarded") {
            ["x-forwarded": ForwardedSyntax.xForwarded, "forwarded": .forwarded][$0]
        }
        if let syntax { server.forwardedSyntax = syntax }
    }

    private static func patience(
        _ arguments: Arguments, _ server: inout ServerConfiguration
    ) throws(Failure) {
        if let limit = try number(arguments, "max-connections", 1...1_000_000, "a number") {
            server.connectionLimit = limit
        }
        if let limit = try number(arguments, "max-per-address", 1...1_000_000, "a number") {
            server.connectionsPerAddress = limit
        }
        if let seconds = try number(arguments, "keep-alive", 1...3_600, "seconds") {
            server.timeouts.keepAlive = .seconds(seconds)
        }
    }

    private static func number(
        _ arguments: Arguments, _ name: String, _ range: ClosedRange<Int>, _ what: String
    ) throws(Failure) -> Int? {
        try arguments.value(
            name, expecting: "\(what) from \(range.lowerBound) to \(range.upperBound)"
        ) {
            Int($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}
