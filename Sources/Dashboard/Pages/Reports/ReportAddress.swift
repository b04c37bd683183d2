import Model
import Reporting

/// The addresses of a report and of others near it: all state stands in them, the language aside,
/// which is the person's.
struct ReportAddress: Sendable {
    let request: ReportRequest

    init(_ request: ReportRequest) {
        var request = request
        request.language = .english
        self.request = request
    }

    /// The report's page.
    var page: String { PageURL.make(path, request.parameters) }

    /// The same after a change, from its first row.
    func with(_ change: (inout ReportRequest) -> Void) -> ReportAddress {
        var changed = request
        changed.cursor = nil
        change(&changed)
        return ReportAddress(changed)
    }

    /// Another report of the same days and filters. What it is ordered by is of this one.
    func of(_ kind: ReportKind) -> ReportAddress {
        with {
            $0.kind = kind
            $0.sort = nil
        }
    }

    /// All rows in another form, with the same filters and in the same order; `part` is the table
    /// or chart of forms that hold one.
    func export(_ format: ExportFormat, part: (name: String, key: String)? = nil) -> String {
        var all = request
        all.cursor = nil
        all.limit = ReportRequest.defaultLimit
        let query = all.parameters + (part.map { [($0.name, $0.key)] } ?? [])
        let path = "/accounts/\(request.account)/reports/\(request.kind.rawValue)"
        return PageURL.make("\(path)/\(format.rawValue)", query)
    }

    /// Without its query: where the form of the page leads.
    var path: String {
        request.kind == .overview
            ? "/accounts/\(request.account)/reports"
            : "/accounts/\(request.account)/reports/\(request.kind.rawValue)"
    }

    /// A campaign's own page, of all its days.
    static func campaign(_ key: String, of account: SubAccountID) -> String {
        PageURL.make("/accounts/\(account)/reports/sales", [("campaign", key)])
    }
}

/// A form that a report can be taken away in; raw values stand in addresses.
enum ExportFormat: String, CaseIterable {
    case csv, excel, json, markdown, html, svg
}
