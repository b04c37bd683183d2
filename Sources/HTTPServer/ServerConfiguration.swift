/// How a server listens, whom it believes, and how patient it is.
package struct ServerConfiguration: Sendable {
    /// Numeric "host:port" each, IPv6 in brackets, port 0 for a free one; or "unix:/path".
    package var addresses: [String]
    /// The same, where each connection begins with a PROXY header of a trusted proxy.
    package var proxyProtocolAddresses: [String] = []
    /// Sockets that the process was started with.
    package var handedSockets: [HandedSocket] = []
    /// The mode of the files of Unix sockets.
    package var socketMode: UInt32 = 0o660
    /// Event loops, each on a thread of its own; one per core is the most that helps.
    package var loops = 1
    /// Open connections over all loops, fewer if the limit of open files is near; when they are
    /// all taken, one that has said nothing for a second makes way for a new one.
    package var connectionLimit = 16_384
    /// Open connections of one IPv4 address or one /64 of IPv6; this machine and trusted proxies
    /// may have more. Each loop allows its share.
    package var connectionsPerAddress = 512
    /// Bytes of a request's body, without its framing; a larger one is refused with 413.
    /// ``Timeouts/body`` is for all of it.
    package var bodyLimit = RequestLimits.body
    /// Bytes of unfinished requests and unread answers that all connections may hold together; when
    /// there are more, those that have dawdled for a second make way.
    package var memoryLimit = 256 << 20
    /// Proxies whose word about the reader is taken; Unix sockets always are.
    package var trustedProxies: [AddressRange] = []
    /// In which fields they give it.
    package var forwardedSyntax = ForwardedSyntax.xForwarded
    /// When the server loses patience.
    package var timeouts = Timeouts()
    /// Where requests are logged, if anywhere.
    package var accessLog: AccessLog?

    /// One loop, and the defaults for the rest.
    package init(addresses: [String]) { self.addresses = addresses }

    /// How long a connection may stay in one state; checked every 100 ms.
    package struct Timeouts: Sendable {
        /// For a request head in all, so that single bytes do not extend it.
        package var head: Duration = .seconds(10)
        /// For a body in all, which makes a minimum rate.
        package var body: Duration = .seconds(10)
        /// Between requests.
        package var keepAlive: Duration = .seconds(75)
        /// Without progress in sending; a reader of less than 1 KB a second is cut, too.
        package var write: Duration = .seconds(10)
        /// After an error answer, so that a client still sending can read it.
        package var linger: Duration = .seconds(2)
        /// While stopping, for the first request of a connection just taken, and where another
        /// process takes over also for the next request of an idle one.
        package var farewell: Duration = .milliseconds(500)

        /// The defaults.
        package init() {}
    }
}
