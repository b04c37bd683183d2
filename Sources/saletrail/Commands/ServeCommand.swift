import Foundation
import Service

/// `saletrail serve`: redirects and sale pixels, until it is told to stop.
struct ServeCommand: Command {
    static let help = CommandHelp(
        "serve", "Run the service: transition links and the sale pixel.",
        options: ServeOptions.all,
        example: "saletrail serve --listen 127.0.0.1:8080 --trusted-proxy 127.0.0.1",
        notes: """
            ADDRESS is HOST:PORT with a numeric host, or unix:/PATH. Sockets handed over by
            systemd (LISTEN_FDS) are used as well; then --listen is not needed.
            Stops on Ctrl-C or SIGTERM, after answering what has arrived. SIGHUP opens the access
            log anew and reads the keys. Put a proxy with TLS in front: browsers send third-party
            cookies over https only.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let signals = StopSignals(reloading: true)
        let notice = ServiceNotice(environment: ProcessInfo.processInfo.environment)
        let configuration = try ServeOptions.configuration(arguments)
        let service = try failing { () throws(ServiceError) in
            try Service(configuration) { console.note("saletrail: \($0)") }
        }
        for address in service.addresses { console.note("Serving on \(url(address))") }
        if let address = service.metricsAddress { console.note("Metrics on \(url(address))") }
        tell(service, configuration, console)
        notice.ready()
        while signals.wait() == .reload {
            notice.reloading()
            service.reload()
            console.note("Reloaded.")
            notice.ready()
        }
        notice.stopping()
        console.note("Stopping …")
        service.stop()
    }

    private static func tell(
        _ service: Service, _ configuration: ServiceConfiguration, _ console: Console
    ) {
        guard let dashboard = configuration.dashboard else { return }
        guard let address = service.dashboardAddress else {
            return console.note(
                "No dashboard: another program listens on \(dashboard.listener). "
                    + "Try: --dashboard 127.0.0.1:PORT")
        }
        FirstLink(folder: configuration.folder, dashboard).tell(address, console)
    }

    private static func url(_ address: String) -> String {
        address.hasPrefix("unix:") ? address : "http://" + address
    }
}
