import Model
import Reporting

/// The reports of a campaign, or of all, side by side.
struct ReportTabs {
    /// The page that the tabs stand on.
    enum Here: Equatable {
        case report(ReportKind)
        case map
    }

    let visit: AccountVisit
    let address: ReportAddress
    let here: Here

    private static let ofCampaign: [ReportKind] = [
        .sales, .links, .products, .contacts, .days, .hours, .devices, .funnel, .timeToPurchase,
        .buyers, .evidence, .setAside,
    ]
    private static let ofAll: [ReportKind] = [
        .overview, .sales, .compare, .products, .contacts, .days, .hours, .devices, .funnel,
        .timeToPurchase, .buyers, .evidence, .setAside,
    ]

    var html: HTML {
        let campaign = address.request.filters.campaign
        let isOfCampaign = campaign != nil && here != .report(.compare)
        let kinds = isOfCampaign ? Self.ofCampaign : Self.ofAll
        let tabs = kinds.map { kind in
            let target = address.of(kind).with {
                if !isOfCampaign && kind != .compare { $0.filters.campaigns = [] }
            }
            return tab(target.page, kind.title, isHere: here == .report(kind))
        }
        let map: HTML =
            if isOfCampaign, let campaign {
                tab(
                    NewsletterMap.address(campaign, of: visit.account.id), .map,
                    isHere: here == .map)
            } else { .empty }
        return """
            <nav class="tabs reports" aria-label="\(visit.say(ReportPageText.reports))">\
            <ul>\(tabs)\(map)</ul></nav>
            """
    }

    private func tab(_ path: String, _ title: ReportPageText, isHere: Bool) -> HTML {
        isHere
            ? "<li><a href=\"\(path)\" aria-current=\"page\">\(visit.say(title))</a></li>"
            : "<li><a href=\"\(path)\">\(visit.say(title))</a></li>"
    }
}
