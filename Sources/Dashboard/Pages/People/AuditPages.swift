import Model
import Store

/// Who changed what, and when.
enum AuditPages {
    static let routes = [
        PageRoute(.get, "/audit", for: .support, menu: .main(AuditText.title), .member(show))
    ]

    private static let limit = 100

    private static func show(_ visit: MemberVisit) throws(DashboardError) -> Answer {
        let query = visit.request.query
        let account = query.text("account").flatMap { SubAccountID(decimal: $0.utf8) }
        let before = query.text("before").flatMap { Int64($0) }
        // One more than is shown: whether there are older ones.
        let entries = try storing { () throws(StoreError) in
            try visit.stores.control().audit(of: account, before: before, limit: limit + 1)
        }
        let field = FormField(
            "account", "empId", type: "search", value: account?.description ?? "",
            isRequired: false)
        return .page(
            Page(
                visit.say(AuditText.title),
                """
                <form class="filters" method="get" action="/audit" role="search">\(field.html)
                <button class="plain">\(visit.say(AccountsText.find))</button></form>
                \(list(visit, entries))
                \(older(visit, entries, account))
                """))
    }

    private static func list(_ visit: MemberVisit, _ entries: [AuditEntry]) -> HTML {
        guard !entries.isEmpty else {
            return visit.empty(visit.say(AuditText.none), visit.say(AuditText.next))
        }
        let head = [
            visit.say(HitsText.time), visit.say(AuditText.who), visit.say(AuditText.what), "empId",
            visit.say(AuditText.subject),
        ]
        let rows: [HTML] = entries.prefix(limit).map { entry in
            """
            <tr><td class="time">\(visit.time(entry.at))</td>
            <td><bdi>\(who(entry, visit))</bdi></td>
            <td>\(visit.say(ActionText(entry.action)))</td>
            <td>\(entry.account?.description ?? "–")</td>
            <td><bdi>\(entry.subject.isEmpty ? "–" : entry.subject)</bdi></td></tr>
            """
        }
        return visit.table(visit.say(AuditText.title), head: head, rows: rows)
            + "<p class=\"soft\">\(visit.say(HitsText.zone, "UTC"))</p>"
    }

    private static func who(_ entry: AuditEntry, _ visit: MemberVisit) -> String {
        switch entry.actor {
        case .commandLine: visit.say(AuditText.commandLine)
        case .user(_, let name): name
        }
    }

    private static func older(
        _ visit: MemberVisit, _ entries: [AuditEntry], _ account: SubAccountID?
    ) -> HTML {
        guard entries.count > limit, let last = entries.prefix(limit).last else { return .empty }
        let address = PageURL.make(
            "/audit", [("account", account?.description ?? ""), ("before", String(last.id))])
        return
            "<p><a class=\"button plain\" href=\"\(address)\">\(visit.say(AuditText.older))</a></p>"
    }
}
