/// The sockets that a server listens on.
struct Listeners {
    let sockets: [ListeningSocket]

    /// Binds everything for the first loop.
    ///
    /// With SO_REUSEPORT the kernel would let two services share a port unnoticed, so each
    /// address is first bound without it.
    init(_ configuration: ServerConfiguration) throws(ServerError) {
        let plain = configuration.addresses.map { (text: $0, expectsHeader: false) }
        let proxied = configuration.proxyProtocolAddresses.map { (text: $0, expectsHeader: true) }
        var sockets: [ListeningSocket] = []
        for socket in configuration.handedSockets {
            sockets.append(try ListeningSocket(handedOver: socket))
        }
        for (text, expectsHeader) in plain + proxied {
            let reusesPort = configuration.loops > 1
            if reusesPort, ListenAddress(text)?.path == nil { _ = try ListeningSocket(text) }
            sockets.append(
                try ListeningSocket(
                    text, reusesPort: reusesPort, expectsProxyHeader: expectsHeader,
                    mode: configuration.socketMode))
        }
        self.sockets = sockets
    }

    /// The sockets of a further loop: of its own where that is possible.
    func another() throws(ServerError) -> [ListeningSocket] {
        var copies: [ListeningSocket] = []
        for socket in sockets {
            guard !socket.isShared else {
                copies.append(socket)
                continue
            }
            copies.append(
                try ListeningSocket(
                    socket.address.text, reusesPort: true,
                    expectsProxyHeader: socket.expectsProxyHeader))
        }
        return copies
    }
}
