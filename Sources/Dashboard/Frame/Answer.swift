import HTTPServer

/// What a page function gives back.
package enum Answer {
    /// A page inside the frame.
    case page(Page)
    /// 303 to a path of ours, after a change; the notice is shown there once.
    case seeOther(String, Notice? = nil)
    /// Sent as it is, with the frame's security headers where it has none of its own.
    case raw(Response, ContentPolicy = .page)
    /// A head, and bytes that follow piece by piece: a large export, events.
    case stream(Response, StreamSource)
    /// 303 to a path of ours, with cookies to set; for signing in and out.
    case withCookies([String], to: String)
}

/// A page without its frame.
package struct Page {
    /// In the browser's tab and as the heading.
    package var title: String
    /// The way here, from the top; this page itself left out.
    package var crumbs: [Crumb] = []
    /// What stands below the heading.
    package var body: HTML
    /// Beside the heading: buttons or links.
    package var actions = HTML.empty
    /// The answer's status.
    package var status = 200
    /// After how many seconds the browser loads the page again, if the person asked for it.
    package var refresh: Int?
    /// What the browser lets the page load.
    package var policy = ContentPolicy.page

    /// A page with a heading and a body.
    package init(_ title: String, crumbs: [Crumb] = [], actions: HTML = .empty, _ body: HTML) {
        self.title = title
        self.crumbs = crumbs
        self.actions = actions
        self.body = body
    }
}

/// A step of the way to a page.
package struct Crumb {
    let title: String
    let path: String

    /// `path` begins with a slash.
    package init(_ title: String, _ path: String) {
        self.title = title
        self.path = path
    }
}

/// One line above a page: what became of the change before.
package struct Notice: Hashable, Sendable {
    enum Kind: String, Sendable { case done, failed }

    let kind: Kind
    let text: String

    /// Good news, in the person's language.
    package static func done(_ text: String) -> Notice { Notice(kind: .done, text: text) }

    /// Bad news, in the person's language.
    package static func failed(_ text: String) -> Notice { Notice(kind: .failed, text: text) }
}
