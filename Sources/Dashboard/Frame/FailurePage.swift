/// What a person sees instead of the page: what happened, and what to do.
struct FailurePage {
    let error: DashboardError

    func page(_ visit: Visit) -> Page {
        let (title, hint) = words
        let detail: HTML = detail(visit).map { "<p><strong>\($0)</strong></p>" } ?? .empty
        var page = Page(
            visit.say(title),
            """
            <div class="card">\(detail)<p>\(visit.say(hint))</p>
            <p><a class="button plain" href="/">\(visit.say(FailureText.back))</a></p></div>
            """)
        page.status = error.status
        return page
    }

    private var words: (title: FailureText, hint: FailureText) {
        switch error.status {
        case 404: (.notFound, .notFoundHint)
        case 422: (.invalid, .invalidHint)
        case 503: (.unavailable, .unavailableHint)
        default:
            if case .staleForm = error {
                (.staleForm, .staleFormHint)
            } else {
                (.forbidden, .forbiddenHint)
            }
        }
    }

    private func detail(_ visit: Visit) -> String? {
        if case .invalid(let what) = error { what } else { nil }
    }
}
