import Dashboard
import Service

/// `--dashboard` and `--dashboard-url` of `saletrail serve`.
enum DashboardOptions {
    private static let standard = "127.0.0.1:8090"

    static func configuration(
        _ arguments: Arguments
    ) throws(Failure) -> DashboardConfiguration? {
        let listener = arguments["dashboard"] ?? standard
        guard listener != "off" else { return nil }
        let named = try arguments.value(
            "dashboard-url", expecting: "https://HOST, or http:// on this machine",
            DashboardAddress.init(_:))
        guard let address = named ?? DashboardAddress(listener: listener) else {
            throw .usage(
                "--dashboard \(listener): others may reach this address",
                try: "--dashboard-url https://HOST with a proxy in front, or 127.0.0.1:8090")
        }
        var configuration = DashboardConfiguration(listener: listener, address: address)
        configuration.isOptional = arguments["dashboard"] == nil
        return configuration
    }
}
