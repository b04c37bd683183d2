/// How a server listens and how patient it is.
package struct ServerConfiguration: Sendable {
    /// Numeric "host:port" each, IPv6 in brackets; port 0 takes a free one.
    package var addresses: [String]
    /// Event loops, each on a thread of its own; one per core is the most that helps.
    package var loops = 1
    /// Open connections over all loops; more wait in the kernel's queue.
    package var connectionLimit = 16_384
    /// When the server loses patience.
    package var timeouts = Timeouts()

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
        /// Without progress in sending.
        package var write: Duration = .seconds(10)
        /// After an error answer, so that a client still sending can read it.
        package var linger: Duration = .seconds(2)

        /// The defaults.
        package init() {}
    }
}
