/// One client's connection, owned by one loop.
final class Connection {
    enum Phase { case idle, head, body, waiting, streaming, writing, lingering }

    /// An answer that waits for its ticket.
    struct Waiting {
        let generation: UInt64
        /// `nil` when it comes through the mailbox.
        let done: Response?
        let failed: Response
        let deadline: Int64
        var exchange: Exchange
    }

    /// An answer whose head has been sent.
    struct Streaming {
        let pipe: StreamPipe
        let status: Int
        let exchange: Exchange
        var sent: Int
        /// Only HTTP/1.1 knows chunks; to HTTP/1.0 the end is the connection's (RFC 9112 6.3).
        var isChunked: Bool { exchange.form.minor > 0 }
    }

    let socket: Int32
    /// Tells this connection from earlier ones with the same socket number.
    let serial: UInt32
    /// Who is at the other end, or whom a PROXY header names.
    var peer: IPAddress
    /// Whether a PROXY header says that the reader's connection is encrypted.
    var isSecure = false
    var awaitsProxyHeader: Bool
    /// Whether it is one of those counted for its peer.
    var isCounted = false
    var parser: RequestParser
    /// What arrived and is not yet answered; empty while requests come whole.
    var input = ByteBuffer()
    /// What the socket did not take at once.
    var output = ByteBuffer()
    /// The memory of both, as the loop has counted it.
    var weight = 0
    var waiting: Waiting?
    var streaming: Streaming?
    var phase = Phase.head
    /// When the phase began, and when it has lasted too long, in the loop's milliseconds.
    var since: Int64
    var deadline: Int64
    var interest: Poller.Interest = .read
    var isOpen = true
    /// Close once all is sent.
    var closes = false
    /// Before closing, read on for a while: data unread at close would reset the connection and
    /// destroy the answer on its way (RFC 9112 9.6).
    var lingers = false
    /// The client has sent its last byte.
    var peerFinished = false

    init(
        socket: Int32, serial: UInt32, peer: IPAddress, now: Int64, patience: Int64,
        awaitsProxyHeader: Bool = false, bodyLimit: Int = RequestLimits.body
    ) {
        self.socket = socket
        self.serial = serial
        self.peer = peer
        self.awaitsProxyHeader = awaitsProxyHeader
        parser = RequestParser(bodyLimit: bodyLimit)
        since = now
        deadline = now + patience
    }

    var key: UInt64 { UInt64(serial) << 32 | UInt64(UInt32(bitPattern: socket)) }

    /// Requests are answered in order, and none while the client does not read.
    var mayAnswer: Bool { isOpen && !closes && !isAnswering && output.isEmpty }

    /// An answer is not yet there, or not yet whole.
    var isAnswering: Bool { waiting != nil || streaming != nil }

    /// Nothing of a first request has come.
    var isUnused: Bool { phase == .head && input.isEmpty }
}
