/// What a browser lets a page load and do (CSP level 3).
package enum ContentPolicy: Sendable {
    /// Our own style sheet, script and pictures, nothing else.
    case page
    /// The same, and frames with pages of ours.
    case pageWithFrame
    /// A newsletter inside such a frame: its inline styles, no script, no forms, an origin of its
    /// own, and nothing loaded: its sender would take a picture that is for an opened mail.
    case framedNewsletter
    /// The same with its pictures.
    case framedNewsletterWithPictures

    var text: String {
        switch self {
        case .page: Self.base + "; frame-ancestors 'none'"
        case .pageWithFrame: Self.base + "; frame-src 'self'; frame-ancestors 'none'"
        case .framedNewsletter: Self.newsletter + "; img-src data:"
        case .framedNewsletterWithPictures: Self.newsletter + "; img-src http: https: data:"
        }
    }

    var frameOptions: String {
        switch self {
        case .page, .pageWithFrame: "DENY"
        case .framedNewsletter, .framedNewsletterWithPictures: "SAMEORIGIN"
        }
    }

    private static let newsletter = """
        sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; \
        base-uri 'none'; frame-ancestors 'self'
        """

    private static let base = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
        connect-src 'self'; form-action 'self'; base-uri 'none'
        """
}
