import HTTPServer
import Model

/// What makes the bytes of a streamed answer, on a thread of its own.
package struct StreamSource: Sendable {
    /// Whether it only ends when the reader goes or the server stops: events.
    let isEndless: Bool
    let produce: @Sendable (Streaming) -> Void

    /// `produce` sends until it is done, or until sending says that nobody reads; a stream that it
    /// does not end is cut, so that the reader sees that something is missing. Where it lasts, it
    /// asks ``Session/isGood(for:in:at:)`` now and then.
    package init(isEndless: Bool = false, _ produce: @escaping @Sendable (Streaming) -> Void) {
        self.isEndless = isEndless
        self.produce = produce
    }
}

/// What the producer of a stream works with.
package struct Streaming {
    /// Where the bytes go.
    package let stream: ResponseStream
    /// Of this thread.
    package let stores: Stores
    /// The time.
    package let now: @Sendable () -> Instant
}

/// An answer ready to leave: whole, or a head and what makes the rest.
struct WrittenAnswer {
    let response: Response
    var source: StreamSource?
}
