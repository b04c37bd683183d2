import CLinux
import Glibc

/// One thread's share of the server: its sockets, its connections, its buffers; nothing is
/// shared with other loops, and only the mailbox with other threads.
final class EventLoop {
    let poller: Poller
    let mailbox: LoopMailbox
    let handler: any LoopHandler
    let timeouts: LoopTimeouts
    let trust: ProxyTrust
    let tallies: Tallies
    let log: AccessLog?
    let bodyLimit: Int
    let connectionLimit: Int
    let connectionsPerAddress: Int
    let memoryLimit: Int
    var listeners: [ListeningSocket]

    /// By socket number: the kernel hands out the smallest free one, so it stays dense.
    var connections: [Connection?] = []
    var connectionCount = 0
    /// What their buffers take.
    var memory = 0
    /// By neighbourhood: never more than there are connections.
    var countByAddress: [IPAddress: Int] = [:]
    var lastSerial: UInt32 = 0
    var lastGeneration: UInt64 = 0
    var isAcceptPaused = false
    /// Where the search for a connection to close goes on.
    var shedHand = 0

    let received = UnsafeMutableRawBufferPointer.allocate(
        byteCount: LoopLimits.receive, alignment: 8)
    /// The answers of the connection at hand.
    var out = ByteBuffer()
    var finished: [(Ticket, Bool)] = []
    var letters: [Letter] = []
    /// The bytes of the stream at hand.
    var pulled: [UInt8] = []
    var date = HTTPDate()
    var logTime = LogTime()
    var logLines = ByteBuffer()
    var logCount = 0

    /// Milliseconds of the monotonic clock, read once per turn.
    var now: Int64 = 0
    /// The same moment in microseconds.
    var turnStart: Int64 = 0
    var nextSweep: Int64 = 0
    var lastSweep: Int64 = 0
    var nearestDeadline = Int64.max
    /// When a stopping loop ends at the latest.
    var graceEnd: Int64?
    /// Until when a stopping loop waits for a request on connections without one.
    var idleEnd = Int64.max
    var freshEnd = Int64.max

    init(
        listeners: [ListeningSocket], handler: any LoopHandler,
        configuration: ServerConfiguration, tallies: Tallies
    ) throws(ServerError) {
        let loops = max(1, configuration.loops)
        self.listeners = listeners
        self.handler = handler
        self.tallies = tallies
        log = configuration.accessLog
        timeouts = LoopTimeouts(configuration.timeouts)
        trust = ProxyTrust(
            ranges: configuration.trustedProxies, syntax: configuration.forwardedSyntax)
        bodyLimit = configuration.bodyLimit
        connectionLimit = max(1, configuration.connectionLimit / loops)
        connectionsPerAddress = max(1, configuration.connectionsPerAddress / loops)
        memoryLimit = configuration.memoryLimit / loops
        poller = try Poller()
        mailbox = try LoopMailbox()
        guard poller.add(mailbox.descriptor, key: UInt64(mailbox.descriptor), .read) else {
            throw .system("epoll_ctl", errno)
        }
        guard watchListeners() else { throw .system("epoll_ctl", errno) }
    }

    deinit { received.deallocate() }

    /// Serves until the mailbox says stop and what was open is answered or given up.
    func run() {
        readClocks()
        while !isFinished {
            let count = poller.wait(milliseconds: patience)
            readClocks()
            turn(count)
        }
        end()
    }

    /// Does all that the last wait's events and the time ask for.
    func turn(_ events: Int) {
        for index in 0..<events {
            let (key, ready) = poller.event(index)
            dispatch(key, ready)
        }
        if now >= min(nextSweep, nearestDeadline) { sweep() }
        // Last, because a sweep answers too, and what follows may be deferred.
        handler.flush(to: mailbox)
        flushLog()
    }

    /// Gives up what is left.
    func end() {
        for connection in connections { connection.map(close) }
        mailbox.shut()
        flushLog()
    }

    private func dispatch(_ key: UInt64, _ ready: Poller.Interest) {
        let socket = Int32(truncatingIfNeeded: key)
        guard key >> 32 != 0 else {
            if socket == mailbox.descriptor { return openMail() }
            // Stopping may have closed it earlier in this turn.
            guard let listener = listeners.first(where: { $0.descriptor == socket }) else { return }
            return acceptAll(on: listener)
        }
        // An earlier event of this turn may have closed it, and another connection may have its
        // number already.
        guard let connection = connections[Int(socket)], connection.key == key else { return }
        if !ready.isDisjoint(with: .broken) { return close(connection) }
        if ready.contains(.write) { sendRest(of: connection) }
        if connection.isOpen, ready.contains(.read) { receive(from: connection) }
    }

    private func openMail() {
        mailbox.acknowledge()
        let stop = mailbox.take(into: &finished, &letters)
        for (ticket, isDone) in finished { finish(ticket, isDone) }
        for letter in letters { open(letter) }
        letters.removeAll(keepingCapacity: true)
        if let stop { beginStopping(grace: stop) }
    }

    private func readClocks() {
        turnStart = microseconds()
        now = turnStart / 1_000
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        date.update(toSecond: Int64(time.tv_sec))
        guard log != nil else { return }
        logTime.update(
            toSecond: Int64(time.tv_sec), milliseconds: Int(time.tv_nsec) / 1_000_000)
    }

    /// Of the monotonic clock.
    func microseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    private func flushLog() {
        guard logCount > 0, let log else { return }
        log.append(UnsafeRawBufferPointer(logLines.bytes), count: logCount)
        logLines.removeAll()
        logCount = 0
    }
}
