import CLinux
import Glibc

/// One thread's share of the server: its sockets, its connections, its buffers; nothing is
/// shared with other loops, and only the mailbox with other threads.
final class EventLoop {
    /// An answer buffer of this size is sent before more requests are read.
    static let outputLimit = 65_536
    /// What a connection may send ahead while an answer waits.
    static let inputLimit = 65_536
    static let receiveSize = 65_536
    /// How much is read at once for a request that did not come whole.
    static let unfinishedStep = 16_384
    static let sweepInterval: Int64 = 100
    /// The least time between two looks at the deadlines of waiting answers.
    static let deadlineGrain: Int64 = 10

    let poller: Poller
    let mailbox: LoopMailbox
    let handler: any LoopHandler
    let timeouts: LoopTimeouts
    let connectionLimit: Int
    var listeners: [ListeningSocket]

    /// By socket number: the kernel hands out the smallest free one, so it stays dense.
    var connections: [Connection?] = []
    var connectionCount = 0
    var lastSerial: UInt32 = 0
    var lastGeneration: UInt64 = 0
    var isAcceptPaused = false

    let received = UnsafeMutableRawBufferPointer.allocate(byteCount: receiveSize, alignment: 8)
    /// The answers of the connection at hand.
    var out = ByteBuffer()
    var finished: [(Ticket, Bool)] = []
    var date = HTTPDate()

    /// Milliseconds of the monotonic clock, read once per turn.
    var now: Int64 = 0
    var nextSweep: Int64 = 0
    var lastSweep: Int64 = 0
    var nearestDeadline = Int64.max
    /// When a stopping loop ends at the latest.
    var graceEnd: Int64?

    init(
        listeners: [ListeningSocket], handler: any LoopHandler,
        configuration: ServerConfiguration
    ) throws(ServerError) {
        self.listeners = listeners
        self.handler = handler
        timeouts = LoopTimeouts(configuration.timeouts)
        connectionLimit = max(1, configuration.connectionLimit / max(1, configuration.loops))
        poller = try Poller()
        mailbox = try LoopMailbox()
        for socket in listeners.map(\.descriptor) + [mailbox.descriptor] {
            guard poller.add(socket, key: UInt64(socket), .read) else {
                throw .system("epoll_ctl", errno)
            }
        }
    }

    deinit { received.deallocate() }

    /// Serves until the mailbox says stop and what was open is answered or given up.
    func run() {
        readClocks()
        while !isFinished {
            let count = poller.wait(milliseconds: patience)
            readClocks()
            for index in 0..<count {
                let (key, ready) = poller.event(index)
                dispatch(key, ready)
            }
            if now >= min(nextSweep, nearestDeadline) { sweep() }
            // Last, because a sweep answers too, and what follows may be deferred.
            handler.flush(to: mailbox)
        }
        for connection in connections { connection.map(close) }
    }

    private func dispatch(_ key: UInt64, _ ready: Poller.Interest) {
        let socket = Int32(truncatingIfNeeded: key)
        guard key >> 32 != 0 else {
            return socket == mailbox.descriptor ? openMail() : acceptAll(on: socket)
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
        let stop = mailbox.take(into: &finished)
        for (ticket, isDone) in finished { finish(ticket, isDone) }
        if let stop { beginStopping(grace: stop) }
    }

    private func readClocks() {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        now = Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        date.update(toSecond: Int64(time.tv_sec))
    }
}
