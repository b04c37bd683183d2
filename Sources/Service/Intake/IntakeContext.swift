import HTTPServer
import Model
import Signing

/// All that a request is judged by besides itself: it never changes, so that intake stays a pure
/// function. An object, because it is handed to every request.
final class IntakeContext: Sendable {
    let directory: Directory
    let ring: KeyRing
    /// How long a redirect waits for its click's commit.
    let redirectDeadline: Duration
    /// By sub-account, what its answers are made of.
    let forms: [SubAccountID: AccountForm]

    init(directory: Directory, ring: KeyRing, redirectDeadline: Duration) {
        self.directory = directory
        self.ring = ring
        self.redirectDeadline = redirectDeadline
        forms = directory.accounts.mapValues { AccountForm($0) }
    }
}

/// What an endpoint makes of a request.
struct IntakeResult: Sendable {
    /// What goes into the journal; `nil` for a request that is no event.
    let event: Event?
    /// Further events of the same request, durable with the first or not at all.
    let further: [Event]
    /// The answer once the event is durable.
    let response: Response
    /// The answer when the event could not be made durable in time.
    let unrecorded: Response
    /// How long the reader waits; `nil`: until the journal has decided.
    let deadline: Duration?

    init(
        _ event: Event, further: [Event] = [], response: Response, unrecorded: Response,
        deadline: Duration? = nil
    ) {
        self.event = event
        self.further = further
        self.response = response
        self.unrecorded = unrecorded
        self.deadline = deadline
    }

    /// An answer without an event.
    init(_ response: Response) {
        event = nil
        further = []
        self.response = response
        unrecorded = response
        deadline = nil
    }
}
