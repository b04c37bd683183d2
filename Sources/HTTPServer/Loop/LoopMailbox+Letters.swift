/// What a thread tells a loop about one of its waiting answers.
enum Letter {
    case answer(Ticket, Response)
    /// The head of a streamed answer, with its first bytes.
    case begin(Response, StreamPipe)
    /// There are bytes in a stream, or its end.
    case news(Ticket)

    /// Nobody will open it.
    func abandon() {
        if case .begin(_, let pipe) = self { pipe.abandon() }
    }
}

/// Answers to ``Reply/later(_:deadline:route:)``.
extension LoopMailbox {
    /// Lets an answer leave that was made after the request's call; once for each ticket, from
    /// any thread.
    package func answer(_ ticket: Ticket, _ response: Response) { post(.answer(ticket, response)) }

    /// Begins an answer whose bytes follow piece by piece; `head`'s body is the first piece. Once
    /// for each ticket, from any thread.
    ///
    /// Sent with chunked coding, to HTTP/1.0 until the connection closes. HEAD gets the head
    /// only. The stream may be silent for any time; a reader that takes nothing for
    /// ``ServerConfiguration/Timeouts/write`` is gone. When the server stops, the stream has
    /// the grace to end; one that `isEndless` (events) is ended at once.
    package func stream(
        _ ticket: Ticket, _ head: Response, isEndless: Bool = false
    ) -> ResponseStream {
        let pipe = StreamPipe(ticket, self, isEndless: isEndless)
        post(.begin(head, pipe))
        return ResponseStream(pipe)
    }
}
