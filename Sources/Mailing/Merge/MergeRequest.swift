/// What a contact's newsletter is written as.
package enum MailForm: String, CaseIterable, Sendable {
    case html
    /// A message (RFC 5322) with CRLF.
    case eml
    /// All messages in one file (RFC 4155), lines that begin like a separator quoted as in mboxrd.
    case mbox
    /// One JSON object a line.
    case jsonl

    package var isMessage: Bool { self == .eml || self == .mbox }
}

/// Where the mails go.
package enum MergeDestination: Equatable, Sendable {
    /// One file per contact.
    case folder(String)
    /// All in one file.
    case file(String)
    case standardOutput
}

/// What the sender asks of a merge.
package struct MergeRequest: Sendable {
    package var form: MailForm
    package var destination: MergeDestination
    package var headers: MailHeaders
    /// Whether tags that name no column stay as they are; otherwise they are an error.
    package var keepsTags: Bool
    /// Whether what an earlier run has written is written anew.
    package var restarts: Bool
    /// Only the contacts behind this one.
    package var after: String?

    package init(
        form: MailForm, destination: MergeDestination, headers: MailHeaders = MailHeaders(),
        keepsTags: Bool = false, restarts: Bool = false, after: String? = nil
    ) {
        self.form = form
        self.destination = destination
        self.headers = headers
        self.keepsTags = keepsTags
        self.restarts = restarts
        self.after = after
    }
}

/// What a merge has done.
package struct MergeOutcome: Equatable, Sendable {
    /// Mails written by this run.
    package var written = 0
    /// Mails that an earlier run of the same merge had written.
    package var found = 0
    /// Bytes that this run has written.
    package var bytes = 0
    /// Contacts with an address in a link's parameter.
    package var addressesInLinks = 0
    /// The contact of the last mail; `nil` if there was none.
    package var last: String?
    /// Told to stop before the end.
    package var isStopped = false
}
