/// The bytes of one streamed answer on their way from its producer to its loop.
///
/// The loop takes all that waits as soon as the socket has taken what came before: so at most
/// ``room`` and one piece wait here, and as much again with the connection.
final class StreamPipe: @unchecked Sendable {
    enum State {
        case open
        /// Whole, by the producer's word.
        case ended
        /// Given up by the producer.
        case cut
        /// Given up by the loop: nobody reads.
        case gone
    }

    /// Unsent bytes from which on a producer waits.
    static let room = 262_144

    let ticket: Ticket
    /// Whether the producer would never end it: then stopping the server does.
    let isEndless: Bool
    private let mailbox: LoopMailbox
    private let monitor = Monitor()
    // Guarded by `monitor`.
    private var waiting: [UInt8] = []
    private var state = State.open
    /// The loop has been told, and has not looked since; the letter that begins the stream tells
    /// it first.
    private var isTold = true

    init(_ ticket: Ticket, _ mailbox: LoopMailbox, isEndless: Bool) {
        self.ticket = ticket
        self.mailbox = mailbox
        self.isEndless = isEndless
    }

    var isOpen: Bool { monitor.locked { state == .open } }

    func append(_ bytes: [UInt8], waits: Bool) -> ResponseStream.Outcome {
        monitor.locked {
            while waits, state == .open, waiting.count >= Self.room { monitor.wait() }
            guard state == .open else { return .gone }
            guard waiting.count < Self.room else { return .full }
            waiting += bytes
            tell()
            return .taken
        }
    }

    /// Ends or cuts it, once.
    func finish(_ end: State) {
        monitor.locked {
            guard state == .open else { return }
            state = end
            tell()
            monitor.wake()
        }
    }

    /// For the loop: swaps what waits against an empty array.
    func take(into bytes: inout [UInt8]) -> State {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 2 * Self.room)
        return monitor.locked {
            swap(&bytes, &waiting)
            isTold = false
            monitor.wake()
            return state
        }
    }

    /// For the loop: nothing will be taken any more.
    func abandon() {
        monitor.locked {
            state = .gone
            waiting = []
            monitor.wake()
        }
    }

    private func tell() {
        guard !isTold else { return }
        isTold = true
        mailbox.post(.news(ticket))
    }
}
