import Model
import Reporting

/// What stands above a report: days, comparison, filters, and how to be rid of them. All of it
/// are links and one plain form.
struct ReportControls {
    let visit: AccountVisit
    let address: ReportAddress
    /// In the sub-account's time zone.
    let today: Day

    private var request: ReportRequest { address.request }

    var html: HTML {
        """
        <div class="controls">
        \(presets)
        \(form)
        </div>
        \(chips)
        """
    }

    private var presets: HTML {
        let links = Shortcut.allCases.compactMap { key in key.preset.map { preset(key, $0) } }
        return """
            <nav class="presets" aria-label="\(visit.say(ReportPageText.period))">
            <ul>\(shifted(.earlier, by: -1))\(links)\(shifted(.later, by: 1))</ul>
            </nav>
            """
    }

    private func preset(_ key: Shortcut, _ preset: ReportPeriod.Preset) -> HTML {
        let link = address.with { $0.period = .preset(preset) }.page
        let title = visit.say(key.text)
        return request.period == .preset(preset)
            ? """
            <li><a href="\(link)" data-key="\(key.rawValue)" aria-current="true">\(title)</a></li>
            """
            : "<li><a href=\"\(link)\" data-key=\"\(key.rawValue)\">\(title)</a></li>"
    }

    /// As many days, directly before or after; nothing where they have no beginning or end.
    private func shifted(_ key: Shortcut, by direction: Int64) -> HTML {
        let range = request.period.range(on: today)
        guard let first = range.first, let last = range.last else { return .empty }
        let length = (last.number - first.number + 1) * direction
        let moved = address.with {
            $0.period = .days(
                from: first.advanced(by: length), through: last.advanced(by: length))
        }
        return """
            <li><a href="\(moved.page)" data-key="\(key.rawValue)" \
            aria-label="\(visit.say(key.text))">\(key.cap)</a></li>
            """
    }

    // MARK: The form

    private var form: HTML {
        let range = request.period.range(on: today)
        return """
            <form method="get" action="\(address.path)" class="filters">
            \(hidden)
            \(day("from", .from, range.first))
            \(day("to", .to, range.last))
            \(comparisons)
            \(more)
            <button class="plain">\(visit.say(ReportPageText.apply))</button>
            </form>
            \(comparisonKey)
            """
    }

    /// What the form does not ask for but is not to lose.
    private var hidden: HTML {
        let asked = Set(["period", "from", "to", "compare", "cursor"])
            .union(Filter.allCases.map(\.rawValue))
        let kept = request.parameters.filter { !asked.contains($0.name) }
        return HTML(
            kept.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
    }

    private func day(_ name: String, _ title: ReportPageText, _ day: Day?) -> HTML {
        """
        <div class="field"><label for="\(name)">\(visit.say(title))</label>
        <input type="date" id="\(name)" name="\(name)" value="\(day?.description ?? "")"></div>
        """
    }

    private var comparisons: HTML {
        let options = ReportComparison.allCases.map { comparison in
            let title: ReportPageText =
                switch comparison {
                case .none: .compareNone
                case .previous: .comparePrevious
                case .weekdays: .compareWeekdays
                }
            return (value: comparison.rawValue, title: visit.say(title))
        }
        return FormChoice(
            "compare", visit.say(ReportPageText.compareWith), options,
            chosen: request.comparison.rawValue
        ).html
    }

    /// What the key X does: on, and off again.
    private var comparisonKey: HTML {
        let other = address.with {
            $0.comparison = $0.comparison == .none ? .weekdays : .none
        }
        return """
            <a href="\(other.page)" data-key="\(Shortcut.compare.rawValue)" hidden>\
            \(visit.say(ShortcutText.compare))</a>
            """
    }

}

// MARK: Filters

extension ReportControls {
    /// The filters that a person fills in; raw values are parameters.
    private enum Filter: String, CaseIterable {
        case product, contact, source, status

        var title: ReportPageText {
            switch self {
            case .product: .product
            case .contact: .contact
            case .source: .source
            case .status: .status
            }
        }

        /// What can be chosen; `nil` where anything may be written.
        var choices: [String]? {
            switch self {
            case .product, .contact: nil
            case .source: Rung.allCases.map(\.rawValue) + [SaleSource.none.name]
            case .status: SaleState.allCases.map(\.rawValue)
            }
        }
    }

    private var more: HTML {
        let values = Dictionary(
            request.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        let fields = Filter.allCases.map { filter in
            field(filter, values[filter.rawValue] ?? "")
        }
        return """
            <details class="more"><summary>\(visit.say(ReportPageText.moreFilters))</summary>
            <div>\(fields)</div></details>
            """
    }

    private func field(_ filter: Filter, _ value: String) -> HTML {
        let name = filter.rawValue
        guard let choices = filter.choices else {
            return """
                <div class="field"><label for="\(name)">\(visit.say(filter.title))</label>
                <input type="search" id="\(name)" name="\(name)" value="\(value)"></div>
                """
        }
        let any = [(value: "", title: visit.say(ReportPageText.any))]
        return FormChoice(
            name, visit.say(filter.title), any + choices.map { (value: $0, title: $0) },
            chosen: value
        ).html
    }

    /// One for each filter, each a link to the report without it.
    private var chips: HTML {
        let filters = request.filters
        let all: [(ReportPageText, String?, @Sendable (inout ReportFilters) -> Void)] = [
            (.link, filters.link?.description, { $0.link = nil }),
            (.product, filters.product, { $0.product = nil }),
            (.contact, filters.contact, { $0.contact = nil }),
            (.source, filters.source?.name, { $0.source = nil }),
            (.status, filters.status?.rawValue, { $0.status = nil }),
            (
                .bots, filters.countsBots ? visit.say(ReportPageText.botsIncluded) : nil,
                { $0.countsBots = false }
            ),
        ]
        let chips = all.compactMap { title, value, without in
            value.map { chip(visit.say(title) + ": " + $0, address.with { without(&$0.filters) }) }
        }
        guard !chips.isEmpty else { return .empty }
        let none = address.with {
            let campaigns = $0.filters.campaigns
            $0.filters = ReportFilters()
            $0.filters.campaigns = campaigns
        }
        return """
            <ul class="chips">\(chips)<li><a class="soft" href="\(none.page)" \
            data-key="\(Shortcut.clear.rawValue)">\(visit.say(ReportPageText.clearFilters))</a>\
            </li></ul>
            """
    }

    private func chip(_ text: String, _ without: ReportAddress) -> HTML {
        """
        <li><a class="chip" href="\(without.page)" \
        aria-label="\(visit.say(ReportPageText.withoutFilter, text))">\
        <bdi>\(text)</bdi> <span aria-hidden="true">×</span></a></li>
        """
    }
}
