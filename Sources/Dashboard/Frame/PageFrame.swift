import HTTPServer
import Model

/// What stands around every page: head, navigation, tabs of a sub-account, notice, heading.
struct PageFrame {
    let visit: Visit
    /// The sub-account whose pages these are, if it is one's.
    let account: SubAccount?
    let notice: Notice?

    func html(_ page: Page) -> HTML {
        let theme = visit.session?.user.theme ?? .system
        return """
            <!DOCTYPE html>
            <html lang="\(visit.language.rawValue)" data-theme="\(theme.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(page.title) · SaleTrail</title>
            \(refresh(page))
            <link rel="icon" href="\(Assets.icon.path)">
            <link rel="stylesheet" href="\(Assets.styleSheet.path)">
            <script src="\(Assets.script.path)" defer></script>
            </head>
            <body>
            <a class="skip" href="#content">\(visit.say(FrameText.skip))</a>
            \(head)
            <main id="content" tabindex="-1">
            \(crumbs(page))
            <div class="title"><h1 dir="auto">\(page.title)</h1>\(actions(page))</div>
            \(tabs)
            \(noticeLine)
            \(page.body)
            </main>
            </body>
            </html>

            """
    }

    private func refresh(_ page: Page) -> HTML {
        page.refresh.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">" } ?? .empty
    }

    private var head: HTML {
        """
        <header class="top">
        <a class="brand" href="/">SaleTrail</a>
        \(navigation)
        </header>
        """
    }

    private var navigation: HTML {
        guard let session = visit.session else { return .empty }
        let links = PageTable.main(for: session.user.role).map { entry in
            link(entry.path, entry.title.text(visit.language), isHere: isBelow(entry.path))
        }
        return """
            <nav class="main" aria-label="\(visit.say(FrameText.navigation))">
            <ul>\(links)</ul></nav>
            \(person(session))
            """
    }

    private func person(_ session: Session) -> HTML {
        let name = session.user.name
        return isBelow("/settings")
            ? "<a class=\"person\" href=\"/settings\" aria-current=\"page\">\(name)</a>"
            : "<a class=\"person\" href=\"/settings\">\(name)</a>"
    }

    private var tabs: HTML {
        guard let account, let session = visit.session else { return .empty }
        let links = PageTable.tabs(of: account.id, for: session.user.role).map { tab in
            let isOverview = tab.path == "/accounts/\(account.id)"
            let isHere = isOverview ? visit.request.path == tab.path : isBelow(tab.path)
            return link(tab.path, tab.title.text(visit.language), isHere: isHere)
        }
        return """
            <nav class="tabs" aria-label="\(visit.say(FrameText.tabs))"><ul>\(links)</ul></nav>
            """
    }

    private func link(_ path: String, _ title: String, isHere: Bool) -> HTML {
        isHere
            ? "<li><a href=\"\(path)\" aria-current=\"page\">\(title)</a></li>"
            : "<li><a href=\"\(path)\">\(title)</a></li>"
    }

    private func isBelow(_ path: String) -> Bool {
        let here = visit.request.path
        return here == path || path != "/" && here.hasPrefix(path + "/")
    }

    private func crumbs(_ page: Page) -> HTML {
        guard !page.crumbs.isEmpty else { return .empty }
        let items: [HTML] = page.crumbs.map {
            "<li><a href=\"\($0.path)\" dir=\"auto\">\($0.title)</a></li>"
        }
        return """
            <nav class="crumbs" aria-label="\(visit.say(FrameText.crumbs))"><ol>\(items)</ol></nav>
            """
    }

    private func actions(_ page: Page) -> HTML {
        page.actions.text.isEmpty ? .empty : "<div class=\"actions\">\(page.actions)</div>"
    }

    private var noticeLine: HTML {
        guard let notice else { return .empty }
        return """
            <p class="notice \(notice.kind.rawValue)" role="status">\(notice.text)</p>
            """
    }
}
