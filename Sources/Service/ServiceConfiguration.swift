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

    /// The defaults, on these addresses; see ``ServerConfiguration``.
    package init(folder: DataFolder, addresses: [String]) {
        self.folder = folder
        server = ServerConfiguration(addresses: addresses)
    }
}
