import Dashboard
import HTTPServer
import Store

/// How an installation is run.
package struct ServiceConfiguration: Sendable {
    /// The data folder.
    package var folder: DataFolder
    /// Where and how the public endpoints are served.
    package var server: ServerConfiguration
    /// How long a redirect waits for its click's commit before the reader is sent on.
    package var redirectDeadline: Duration = .milliseconds(250)
    /// Sale hits per second that one address may send on average, ten times that at once; `nil`
    /// for any number. Redirects are never limited.
    package var pixelRate: Int? = 50
    /// The file of the access log, "-" for standard output; `nil` for none.
    package var accessLog: String?
    /// Where metrics and health are served, and nothing else; `nil` for nowhere.
    package var metricsAddress: String?

    /// The pages for people; `nil` for none.
    package var dashboard: DashboardConfiguration?

    /// The defaults, on these addresses; see ``ServerConfiguration``.
    package init(folder: DataFolder, addresses: [String]) {
        self.folder = folder
        server = ServerConfiguration(addresses: addresses)
    }
}

/// Where the dashboard is served.
package struct DashboardConfiguration: Sendable {
    /// "127.0.0.1:8090", or "unix:/path".
    package var listener: String
    /// What people call it by.
    package var address: DashboardAddress
    /// Whether the service goes without it where another program has taken the address.
    package var isOptional = false

    /// A listener and the address that leads to it.
    package init(listener: String, address: DashboardAddress) {
        self.listener = listener
        self.address = address
    }

    /// The same trust in proxies as the public server has.
    func serving(like product: ServerConfiguration) -> ServerConfiguration {
        var serving = ServerConfiguration(addresses: [listener])
        serving.trustedProxies = product.trustedProxies
        serving.forwardedSyntax = product.forwardedSyntax
        serving.socketMode = product.socketMode
        // Newsletters are uploaded; each connection may hold as much.
        serving.bodyLimit = Dashboard.bodyLimit
        serving.timeouts.body = .seconds(60)
        serving.connectionLimit = 256
        return serving
    }
}
