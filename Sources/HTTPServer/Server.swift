/// An HTTP/1.1 server: bound by its initialiser, serving from `start()` to `stop()`.
///
/// Use it from one thread; the handler is called on the loops' threads. Once started it serves
/// until `stop()`, even when nobody holds it any more.
package final class Server {
    /// Where it listens, with the real port where 0 was asked for; in the configuration's order.
    package let addresses: [String]
    private var loops: [EventLoop]
    private var threads: [LoopThread] = []

    /// Binds all addresses for all loops; throws ``ServerError`` when one cannot be had.
    package init(
        configuration: ServerConfiguration, handler: some RequestHandler
    ) throws(ServerError) {
        let first = try Self.listen(configuration)
        let bound = first.map(\.address.text)
        addresses = bound
        var configuration = configuration
        configuration.addresses = bound
        loops = []
        for index in 0..<max(1, configuration.loops) {
            let listeners = index == 0 ? first : try Self.listen(configuration, isProbed: true)
            let adapter = HandlerAdapter(handler)
            loops.append(
                try EventLoop(
                    listeners: listeners, handler: adapter, configuration: configuration))
        }
    }

    /// Starts one thread per loop; throws ``ServerError`` when the system has none left.
    package func start() throws(ServerError) {
        for loop in loops { threads.append(try LoopThread(running: loop)) }
        loops = []
    }

    /// Takes no more connections, answers the requests that have arrived within `grace`, closes
    /// everything and waits for the threads to end.
    package func stop(grace: Duration = .seconds(5)) {
        for thread in threads { thread.mailbox.stop(grace: grace) }
        for thread in threads { thread.join() }
        threads = []
        loops = []
    }

    /// With SO_REUSEPORT the kernel would let two services share a port unnoticed, so each
    /// address is first bound without it.
    private static func listen(
        _ configuration: ServerConfiguration, isProbed: Bool = false
    ) throws(ServerError) -> [ListeningSocket] {
        let isShared = configuration.loops > 1
        var sockets: [ListeningSocket] = []
        for address in configuration.addresses {
            if isShared && !isProbed { _ = try ListeningSocket(address, isShared: false) }
            sockets.append(try ListeningSocket(address, isShared: isShared))
        }
        return sockets
    }
}
