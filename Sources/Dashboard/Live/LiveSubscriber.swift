import HTTPServer
import Model

/// One open page and what it has been told.
struct LiveSubscriber {
    let account: SubAccountID
    let session: Session
    let stream: ResponseStream
    /// The event up to which it knows everything; `nil` until the first look.
    private(set) var seen: Int64?
    /// When it last got a sign of life.
    private var heardAt: Instant

    /// A line of comment keeps proxies from closing a silent stream (HTML Standard, 9.2.7).
    private static let silence: Duration = .seconds(15)
    /// What the browser waits before it comes again, in milliseconds.
    static let greeting = Array("retry: 2000\n\n".utf8)

    init(
        _ account: SubAccountID, _ session: Session, _ stream: ResponseStream, seen: Int64?,
        at now: Instant
    ) {
        self.account = account
        self.session = session
        self.stream = stream
        self.seen = seen
        heardAt = now
    }

    /// Passes on what is new to it; `false` when nobody reads any more, or may no longer.
    mutating func hear(_ news: LiveNews?, in stores: Stores, at now: Instant) -> Bool {
        guard stream.isOpen else { return false }
        if let news {
            let isNew = seen.map { news.isNews(for: account, seen: $0) } ?? false
            // A slow reader has one event waiting at the most; then it is told again later.
            if isNew, !send("id: \(news.folded)\nevent: hits\ndata: \(account)\n\n", at: now) {
                return stream.isOpen
            }
            seen = news.folded
        }
        guard now >= heardAt.advanced(by: Self.silence) else { return true }
        guard session.isGood(for: account, in: stores, at: now) else {
            stream.end()
            return false
        }
        return send(":\n\n", at: now) || stream.isOpen
    }

    private mutating func send(_ text: String, at now: Instant) -> Bool {
        guard case .taken = stream.offer(Array(text.utf8)) else { return false }
        heardAt = now
        return true
    }
}
