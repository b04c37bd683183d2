/// The producer's end of a streamed answer, see ``LoopMailbox/stream(_:_:isEndless:)``: bytes go
/// in piece by piece, from any thread but a loop's, as fast as the reader takes them.
///
/// A stream that is let go without ``end()`` is cut, so that the reader sees that it is not
/// whole (RFC 9112 8).
package final class ResponseStream: Sendable {
    /// What became of a piece.
    package enum Outcome: Sendable {
        /// It will be sent, if the reader stays.
        case taken
        /// Too much waits for the reader: nothing was taken, try again later.
        case full
        /// The reader has gone, or the server has stopped: nothing will be sent any more.
        case gone
    }

    private let pipe: StreamPipe

    init(_ pipe: StreamPipe) { self.pipe = pipe }

    deinit { pipe.finish(.cut) }

    /// Whether somebody still reads, as far as is known: a reader who left without a word is
    /// found out by sending.
    package var isOpen: Bool { pipe.isOpen }

    /// Sends a piece of any size; waits while 256 KB are unsent already. `false` when the reader
    /// has gone or the server has stopped: then nothing more need be made.
    package func send(_ bytes: [UInt8]) -> Bool { pipe.append(bytes, waits: true) == .taken }

    /// The same without waiting, for a thread that serves many streams.
    package func offer(_ bytes: [UInt8]) -> Outcome { pipe.append(bytes, waits: false) }

    /// Says that the answer is whole; what was taken is still sent. Pieces after it are dropped.
    package func end() { pipe.finish(.ended) }
}
