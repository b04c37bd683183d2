/// What a browser lets a page load and do (CSP level 3).
package enum ContentPolicy: Sendable {
    /// Our own style sheet, script and pictures, nothing else.
    case page
    /// The same, and frames with pages of ours.
    case pageWithFrame
    /// A newsletter inside such a frame: its pictures and inline styles, no script, no forms, and
    /// an origin of its own.
    case framedNewsletter

    var text: String {
        switch self {
        case .page: Self.base + "; frame-ancestors 'none'"
        case .pageWithFrame: Self.base + "; frame-src 'self'; frame-ancestors 'none'"
        case .framedNewsletter:
            "sandbox; default-src 'none'; img-src http: https: data:; "
                + "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; "
                + "frame-ancestors 'self'"
        }
    }

    var frameOptions: String { self == .framedNewsletter ? "SAMEORIGIN" : "DENY" }

    private static let base = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
        connect-src 'self'; form-action 'self'; base-uri 'none'
        """
}
