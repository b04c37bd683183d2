import Model
import Store

/// One request, who makes it, and what it may look at.
package struct Visit: Sendable {
    /// What was asked.
    package let request: PageRequest
    /// Who is signed in, if anybody.
    package let session: Session?
    /// Of this thread.
    package let stores: Stores
    /// The time of the whole request.
    package let now: Instant
    /// What the person reads.
    package let language: Language
    let address: DashboardAddress
    let surroundings: Surroundings

    init(
        _ request: PageRequest, session: Session?, stores: Stores, now: Instant,
        address: DashboardAddress, surroundings: Surroundings
    ) {
        self.request = request
        self.session = session
        self.stores = stores
        self.now = now
        self.address = address
        self.surroundings = surroundings
        language =
            session?.user.language ?? AcceptedLanguages(request.acceptLanguage).preferred
    }

    /// Whether cookies travel over https only.
    var isSecure: Bool { address.isSecure || request.isSecure }
}

/// A visit of somebody who has signed in.
package struct MemberVisit: Visiting, Sendable {
    /// The request and its surroundings.
    package let visit: Visit
    /// The person's.
    package let member: Session

    /// The person.
    package var user: User { member.user }
}

/// A visit to the pages of a sub-account that the person may see.
package struct AccountVisit: Visiting, Sendable {
    let inner: MemberVisit
    /// The sub-account in question: the only one a page may look at.
    package let account: SubAccount

    /// The request and its surroundings.
    package var visit: Visit { inner.visit }
    /// The person.
    package var user: User { inner.user }
    /// The person's.
    package var member: Session { inner.member }
}

/// What every kind of visit can do.
package protocol Visiting {
    /// The request and its surroundings.
    var visit: Visit { get }
}

extension Visit: Visiting {
    /// Itself.
    package var visit: Visit { self }
}

extension Visiting {
    /// What was asked.
    package var request: PageRequest { visit.request }
    /// The data folder.
    package var stores: Stores { visit.stores }
    /// The time of the whole request.
    package var now: Instant { visit.now }
    /// What all visits share.
    var surroundings: Surroundings { visit.surroundings }
    /// What the person reads.
    package var language: Language { visit.language }

    /// A text in the person's language, its `{1}`, `{2}` … replaced by values.
    package func say(_ text: some Wording, _ values: String...) -> String {
        text.text(visit.language, values)
    }

    /// A form that posts, with what proves that it is ours; `parts` are its fields and buttons.
    package func form(_ action: String, _ parts: HTML, style: String = "plain") -> HTML {
        let token = visit.session?.formToken ?? ""
        return """
            <form method="post" action="\(action)" class="\(style)">
            <input type="hidden" name="\(FormToken.field)" value="\(token)">
            \(parts)
            </form>
            """
    }
}
