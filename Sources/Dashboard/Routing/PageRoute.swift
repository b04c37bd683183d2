import HTTPServer

/// One line of the dashboard's table: what is called, who may, and what answers.
package struct PageRoute: Sendable {
    /// What answers; its kind decides what the frame makes sure of before.
    package enum Page: Sendable {
        /// The same for everybody, whoever comes.
        case fixed(Response)
        /// Nothing: anybody may come.
        case open(@Sendable (Visit) throws(DashboardError) -> Answer)
        /// Somebody has signed in.
        case member(@Sendable (MemberVisit) throws(DashboardError) -> Answer)
        /// And may see the sub-account that the path names by its first capture.
        case account(@Sendable (AccountVisit) throws(DashboardError) -> Answer)
    }

    /// GET, which answers HEAD too, or POST, which changes something.
    package enum Verb: Sendable { case get, post }

    let verb: Verb
    let pattern: String
    let access: Access
    let menu: Menu?
    let page: Page

    /// `pattern` as in ``Route``; of a page of kind `.account` it begins with
    /// `/accounts/{empId}`. Traps when kind and access do not fit together.
    package init(
        _ verb: Verb, _ pattern: String, for access: Access, menu: Menu? = nil, _ page: Page
    ) {
        switch page {
        case .fixed, .open: precondition(access.roles == nil)
        case .member, .account: precondition(access.roles != nil)
        }
        if case .account = page { precondition(pattern.hasPrefix(Self.accountPrefix)) }
        self.verb = verb
        self.pattern = pattern
        self.access = access
        self.menu = menu
        self.page = page
    }

    static let accountPrefix = "/accounts/{empId}"

    var methods: [Method] { verb == .get ? [.get, .head] : [.post] }

    var isScoped: Bool {
        if case .account = page { true } else { false }
    }
}

/// Where a page stands in the navigation, under which name.
package enum Menu: Sendable {
    /// In the head of every page.
    case main(any Wording)
    /// Among the tabs of a sub-account.
    case account(any Wording)
}
