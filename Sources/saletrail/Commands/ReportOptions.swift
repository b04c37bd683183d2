import Model
import Reporting

/// What all reports of the command line have in common: the words of a request.
enum ReportOptions {
    static let formats = ["text", "csv", "json", "html", "svg", "markdown"]

    /// `shared` for all reports; names as in an address, see ``ReportRequest/Name``.
    static func shared(limit: String, table: String) -> [Option] {
        [
            .account,
            Option(
                name: "campaign", value: "KEY", help: "one campaign (default: all)", repeats: true),
            Option(
                name: "period", value: "PRESET",
                help: ReportPeriod.Preset.allCases.map(\.rawValue).joined(separator: ", ")),
            Option(name: "from", value: "YYYY-MM-DD", help: "first day, in the shop's time zone"),
            Option(name: "to", value: "YYYY-MM-DD", help: "last day, included"),
            Option(
                name: "compare", value: "previous|weekdays",
                help: "beside as many days before, or whole weeks before"),
            Option(
                name: "filter", value: "NAME=VALUE",
                help: "only these: link=3, product=…, contact=…, source=click-id,\n"
                    + "status=refunded; may be given again",
                repeats: true),
            Option(name: "sort", value: "COLUMN", help: "rows by this column; -COLUMN: downwards"),
            Option(name: "limit", value: "N", help: limit),
            Option(name: "cursor", value: "PLACE", help: "what the page before gave as next"),
            Option(name: "lang", value: "en|es", help: "English or Spanish (default en)"),
            Option(
                name: "format", value: "FORM",
                help: formats.joined(separator: ", ") + " (default text)"),
            Option(name: "table", value: "KEY", help: table),
            Option(
                name: "chart", value: "KEY", help: "for svg: which picture (default: the first)"),
            Option(
                name: "csv-locale", value: "point|comma",
                help: "comma: semicolons and decimal commas (default for es)"),
            Option(
                name: "excel", value: nil,
                help: "csv for a European Excel: comma, and titles as header"),
            Option(name: "out", value: "FILE", help: "write there (default: standard output)"),
        ]
    }

    private static let names: [ReportRequest.Name] = [
        .period, .from, .to, .compare, .sort, .limit, .cursor, .language,
    ]
    private static let filters: [ReportRequest.Name] = [
        .link, .product, .list, .contact, .source, .status, .bots,
    ]

    /// Reads the request; `unlimited` where no limit was given and the format has room for all.
    static func request(
        _ kind: ReportKind, _ arguments: Arguments, unlimited: Int
    ) throws(Failure) -> ReportRequest {
        var parameters: [ReportRequest.Parameter] = []
        for name in names {
            if let value = arguments[name.rawValue] { parameters.append((name.rawValue, value)) }
        }
        for campaign in arguments.all("campaign") {
            parameters.append((ReportRequest.Name.campaign.rawValue, campaign))
        }
        for filter in arguments.all("filter") { parameters.append(try pair(filter)) }
        let account = try arguments.account()
        do throws(ReportingError) {
            var request = try ReportRequest(
                account: account, kind: kind, parameters: parameters)
            if !arguments.has("limit") { request.limit = unlimited }
            return request
        } catch {
            throw failure(error, kind)
        }
    }

    private static func pair(_ filter: String) throws(Failure) -> ReportRequest.Parameter {
        let parts = filter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let known = filters.map(\.rawValue)
        guard parts.count == 2, known.contains(String(parts[0])) else {
            throw .usage(
                "--filter \(filter): not a filter",
                try: "NAME=VALUE with NAME one of " + known.joined(separator: ", "))
        }
        return (String(parts[0]), String(parts[1]))
    }

    /// A parameter as the option it came from.
    static func failure(_ error: ReportingError, _ kind: ReportKind) -> Failure {
        guard case .parameter(let name, let value, let allowed) = error else {
            return error.failure
        }
        let option = filters.contains { $0.rawValue == name } ? "--filter \(name)=" : "--\(name) "
        return .usage(
            "\(option)\(value): not possible here",
            try: allowed.joined(separator: ", ") + "; saletrail report \(kind.rawValue) --help")
    }
}
