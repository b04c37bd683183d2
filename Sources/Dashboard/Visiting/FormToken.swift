import Signing

/// What keeps other sites from having a signed-in person's browser change something.
enum FormToken {
    static let field = "form_token"

    /// Whether a POST comes from one of our own pages.
    ///
    /// Browsers say where it comes from in Sec-Fetch-Site or Origin (Fetch Standard, 3.1); where
    /// neither is sent, and always for somebody signed in, the token in the form decides.
    static func accepts(_ visit: Visit, sent: String?) -> Bool {
        let request = visit.request
        if let site = request.fetchSite, site != "same-origin" { return false }
        if let origin = request.origin, !isOwn(origin, visit) { return false }
        guard let session = visit.session else { return true }
        return constantTimeEqual((sent ?? "").utf8, session.formToken.utf8)
    }

    private static func isOwn(_ origin: String, _ visit: Visit) -> Bool {
        let authority = visit.request.authority
        return origin == visit.address.origin
            || ["https://" + authority, "http://" + authority].contains(origin)
    }
}
