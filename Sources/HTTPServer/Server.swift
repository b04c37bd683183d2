/// An HTTP/1.1 server: bound by its initialiser, serving from `start()` to `stop()`.
///
/// Use it from one thread; the handlers are called on the loops' threads. Once started it serves
/// until `stop()`, even when nobody holds it any more.
package final class Server {
    /// Where it listens, with the real port where 0 was asked for: handed-over sockets first,
    /// then in the configuration's order.
    package let addresses: [String]
    /// What the loops count.
    package let metrics: ServerMetrics
    private var loops: [EventLoop] = []
    private var threads: [LoopThread] = []

    /// Files that the process needs besides connections.
    private static let reservedFiles = 64

    /// Binds all addresses for all loops; throws ``ServerError`` when one cannot be had.
    package convenience init(
        configuration: ServerConfiguration, handler: some RequestHandler
    ) throws(ServerError) {
        try self.init(configuration: configuration) { _ in handler }
    }

    /// The same, with a handler for each loop, which its thread alone will call.
    package convenience init<Handler: RequestHandler>(
        configuration: ServerConfiguration, handlers: (_ loop: Int) -> Handler
    ) throws(ServerError) {
        try self.init(configuration: configuration, loopHandlers: { HandlerAdapter(handlers($0)) })
    }

    /// The same for hot paths.
    package init(
        configuration: ServerConfiguration, loopHandlers: (_ loop: Int) -> any LoopHandler
    ) throws(ServerError) {
        var configuration = configuration
        configuration.loops = max(1, configuration.loops)
        configuration.connectionLimit = min(configuration.connectionLimit, Self.fileRoom)
        let first = try Listeners(configuration)
        addresses = first.sockets.map(\.address.text)
        let tallies = (0..<configuration.loops).map { _ in Tallies(count: ServerMetrics.size) }
        metrics = ServerMetrics(loops: tallies)
        for index in 0..<configuration.loops {
            let listeners = index == 0 ? first.sockets : try first.another()
            loops.append(
                try EventLoop(
                    listeners: listeners, handler: loopHandlers(index),
                    configuration: configuration, tallies: tallies[index]))
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

    /// Connections that the limit of open files leaves room for.
    private static var fileRoom: Int { max(16, (OpenFiles.limit ?? .max) - reservedFiles) }
}
