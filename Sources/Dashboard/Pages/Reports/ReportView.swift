import Model
import Reporting

/// A report as a page: the same value as every export.
struct ReportView {
    let visit: AccountVisit
    let report: Report
    let address: ReportAddress
    let today: Day
    /// Keys of the sub-account's campaigns, newest first.
    let campaigns: [String]

    private var request: ReportRequest { address.request }
    private var renderer: HTMLRenderer {
        HTMLRenderer(links: ReportPageLinks(address: address, campaigns: Set(campaigns)))
    }

    var page: Page {
        let all = Crumb(
            visit.say(ReportPageText.campaigns), "/accounts/\(visit.account.id)/reports")
        let campaign = request.filters.campaign
        return Page(
            campaign ?? visit.say(ReportPageText.campaigns),
            crumbs: visit.crumbs + (campaign == nil ? [] : [all]),
            campaigns.isEmpty ? empty : body)
    }

    private var body: HTML {
        """
        \(ReportTabs(visit: visit, address: address, here: .report(request.kind)).html)
        \(ReportControls(visit: visit, address: address, today: today).html)
        <div id="report" data-live="\(address.page)">
        \(facts)
        \(chooser)
        \(HTML(rendered: RenderedMarkup(escapedByRenderer: tables)))
        \(pages)
        </div>
        \(exports)
        \(Shortcut.list(visit))
        """
    }

    /// Totals as large numbers, pictures, then the tables. On the SALES tab what the links did and
    /// who bought what; the rest of that report has tabs of its own.
    private var tables: String {
        let own = request.filters.campaign == nil ? "campaigns" : "links"
        let isSales = request.kind == .sales
        let keys = isSales ? [own, "sales"] : report.tables.map(\.key).filter { $0 != "totals" }
        // Beside its campaigns a list of every day would be all that a sub-account's page is.
        let isList = request.kind == .overview
        return renderer.tiles(report, table: "totals")
            + "<div class=\"pictures\">"
            + renderer.pictures(report, most: isSales ? 1 : .max) + "</div>"
            + renderer.fragment(report, tables: isList ? [request.kind.mainTable] : keys)
            + (isList ? folded(keys.filter { $0 != request.kind.mainTable }) : "")
    }

    private func folded(_ keys: [String]) -> String {
        keys.compactMap(report.table).map { table in
            "<details class=\"data\"><summary>\(HTMLText.escaped(table.title))</summary>"
                + renderer.fragment(report, tables: [table.key]) + "</details>"
        }.joined()
    }

    /// Days and time zone stand on every report, and what was left out.
    private var facts: HTML {
        let text = CellText(report)
        let shown = report.facts.filter { !["account", "campaign"].contains($0.key) }
        let items: [HTML] = shown.map {
            "<div><dt>\($0.label)</dt><dd dir=\"auto\">\(text.text($0.value))</dd></div>"
        }
        return "<dl class=\"line\">\(items)</dl>"
    }

    /// Which campaigns stand side by side.
    private var chooser: HTML {
        guard request.kind == .compare else { return .empty }
        let chosen = Set(request.filters.campaigns)
        let boxes: [HTML] = campaigns.prefix(Self.choices).map { key in
            """
            <label class="choice"><input type="checkbox" name="campaign" value="\(key)" \
            \("checked", if: chosen.contains(key))> <bdi>\(key)</bdi></label>
            """
        }
        let kept = request.parameters.filter { $0.name != "campaign" && $0.name != "cursor" }
        let hidden = kept.map {
            "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML
        }
        return """
            <form method="get" action="\(address.path)" class="card chooser"><fieldset>
            <legend>\(visit.say(ReportPageText.chooseCampaigns))</legend>
            \(hidden)<div>\(boxes)</div></fieldset>
            <button class="plain">\(visit.say(ReportPageText.compareChosen))</button></form>
            """
    }

    /// The newest: a list that fits on a page.
    private static let choices = 40

    private var pages: HTML {
        let first = address.with { _ in }.page
        let begin: HTML =
            request.cursor == nil
            ? .empty
            : """
            <a class="button plain" href="\(first)">\(visit.say(ReportPageText.firstRows))</a>
            """
        let next: HTML? = report.next.map { cursor in
            let link = address.with { $0.cursor = cursor }.page
            return """
                <a class="button plain" rel="next" href="\(link)">\
                \(visit.say(ReportPageText.nextRows))</a>
                """
        }
        return begin.text.isEmpty && next == nil
            ? .empty : "<p class=\"actions\">\(begin)\(next)</p>"
    }

    private var exports: HTML {
        let links: [HTML] = [ExportFormat.json, .markdown, .html].map { format in
            "<a href=\"\(address.export(format))\">\(format.title)</a> "
        }
        return """
            <p class="exports">\(visit.say(ReportPageText.export)), \
            \(visit.say(ReportPageText.exportAll)): \(links)</p>
            """
    }

    /// Says the next step, to whom can take it.
    private var empty: HTML {
        let maySend = NewsletterPages.access.admits(visit.user.role)
        let step: HTML =
            maySend
            ? """
            <a class="button" href="/accounts/\(part: visit.account.id.description)/newsletters">\
            \(visit.say(ReportPageText.rewriteNewsletter))</a>
            """ : "\(visit.say(ReportPageText.askSender))"
        return visit.empty(
            visit.say(ReportPageText.noCampaign), visit.say(ReportPageText.noCampaignHint),
            action: "<p>\(step)</p>")
    }
}
