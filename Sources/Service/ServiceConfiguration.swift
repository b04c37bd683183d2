import Store

/// How an installation is run.
package struct ServiceConfiguration: Sendable {
    package var folder: DataFolder
    /// Numeric `host:port` each; port 0 takes a free one.
    package var addresses: [String]
    /// Event loops; the journal and the fold have a thread each besides.
    package var loops: Int
    /// Numeric addresses of proxies whose `X-Forwarded-Proto` is believed.
    package var trustedProxies: Set<String>
    /// How long a redirect waits for its click's commit before the reader is sent on.
    package var redirectDeadline: Duration

    package init(
        folder: DataFolder, addresses: [String], loops: Int = 1,
        trustedProxies: Set<String> = [], redirectDeadline: Duration = .milliseconds(250)
    ) {
        self.folder = folder
        self.addresses = addresses
        self.loops = loops
        self.trustedProxies = trustedProxies
        self.redirectDeadline = redirectDeadline
    }
}
