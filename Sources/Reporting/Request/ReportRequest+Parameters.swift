import Model

/// The one coding of a request as parameters of an address, without sub-account and report, which
/// stand in its path. The command line takes the same names as options or as `--filter`.
extension ReportRequest {
    package typealias Parameter = (name: String, value: String)

    /// Names of parameters. Raw values stand in addresses: never rename one.
    package enum Name: String, CaseIterable, Sendable {
        case period, from, to, compare, campaign, link, product, list, contact, source, status
        case bots, sort, cursor, limit
        case language = "lang"
    }

    /// Reads parameters; those of other names are passed over, empty values count as absent.
    ///
    /// Throws ``ReportingError/parameter(name:value:allowed:)``.
    package init(
        account: SubAccountID, kind: ReportKind, parameters: [Parameter]
    ) throws(ReportingError) {
        let values = ReportParameters(parameters)
        self.init(account: account, kind: kind)
        filters = try values.filters(isComparing: kind == .compare)
        period = try values.period ?? Self.ownPeriod(kind, isOfCampaign: !filters.campaigns.isEmpty)
        comparison = try values.choice(.compare) ?? .none
        language = try values.choice(.language) ?? .english
        sort = values[.sort].map { text in
            let isDescending = text.hasPrefix("-")
            return ReportSort(
                column: isDescending ? String(text.dropFirst()) : text, isDescending: isDescending)
        }
        cursor = values[.cursor]
        limit =
            try values.read(.limit, allowed: ["0 to 1000000000"]) { text in
                Int(text).flatMap { Self.limits.contains($0) ? $0 : nil }
            } ?? Self.defaultLimit
    }

    /// The same request in words: what ``init(account:kind:parameters:)`` reads.
    package var parameters: [Parameter] {
        var all: [Parameter] = []
        func add(_ name: Name, _ value: String?) {
            if let value { all.append((name.rawValue, value)) }
        }
        switch period {
        case .preset(let preset): add(.period, preset.rawValue)
        case .days(let from, let through):
            add(.from, from?.description)
            add(.to, through?.description)
            if from == nil && through == nil { add(.period, ReportPeriod.Preset.all.rawValue) }
        }
        add(.compare, comparison == .none ? nil : comparison.rawValue)
        for campaign in filters.campaigns { add(.campaign, campaign) }
        add(.link, filters.link?.description)
        add(.product, filters.product)
        add(.list, filters.list)
        add(.contact, filters.contact)
        add(.source, filters.source?.name)
        add(.status, filters.status?.rawValue)
        add(.bots, filters.countsBots ? "include" : nil)
        add(.sort, sort.map { ($0.isDescending ? "-" : "") + $0.column })
        add(.cursor, cursor)
        add(.limit, limit == Self.defaultLimit ? nil : String(limit))
        add(.language, language == .english ? nil : language.rawValue)
        return all
    }
}

/// Parameters by name, with what is wrong with them.
struct ReportParameters {
    private let values: [String: [String]]

    init(_ parameters: [ReportRequest.Parameter]) {
        values = Dictionary(grouping: parameters.filter { !$0.value.isEmpty }, by: \.name)
            .mapValues { $0.map(\.value) }
    }

    /// The last value.
    subscript(name: ReportRequest.Name) -> String? { values[name.rawValue]?.last }

    func read<Value>(
        _ name: ReportRequest.Name, allowed: [String], _ body: (String) -> Value?
    ) throws(ReportingError) -> Value? {
        guard let text = self[name] else { return nil }
        guard let value = body(text) else {
            throw .parameter(name: name.rawValue, value: text, allowed: allowed)
        }
        return value
    }

    func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: ReportRequest.Name
    ) throws(ReportingError) -> Value? {
        try read(name, allowed: Value.allCases.map(\.rawValue)) { Value(rawValue: $0) }
    }

    /// Days from–to go before a preset.
    var period: ReportPeriod? {
        get throws(ReportingError) {
            let allowed = ["a day as 2026-11-21"]
            let from = try read(.from, allowed: allowed) { Day(iso: $0) }
            let through = try read(.to, allowed: allowed) { Day(iso: $0) }
            if let from, let through, through < from {
                throw .parameter(
                    name: ReportRequest.Name.to.rawValue, value: through.description,
                    allowed: ["not before \(from)"])
            }
            let preset: ReportPeriod.Preset? = try choice(.period)
            if from != nil || through != nil { return .days(from: from, through: through) }
            return preset.map { .preset($0) }
        }
    }

    func filters(isComparing: Bool) throws(ReportingError) -> ReportFilters {
        var filters = ReportFilters()
        filters.campaigns = values[ReportRequest.Name.campaign.rawValue] ?? []
        if let second = filters.campaigns.dropFirst().first, !isComparing {
            throw .parameter(
                name: ReportRequest.Name.campaign.rawValue, value: second,
                allowed: ["one campaign; several only in the report compare"])
        }
        filters.link = try read(.link, allowed: ["a link's number, together with campaign"]) {
            filters.campaign == nil ? nil : LinkNumber(decimal: $0.utf8)
        }
        filters.product = self[.product]
        filters.list = self[.list]
        filters.contact = self[.contact]
        filters.source = try read(.source, allowed: SaleSource.names, SaleSource.init(name:))
        filters.status = try choice(.status)
        filters.countsBots =
            try read(.bots, allowed: ["include", "exclude"]) {
                ["include": true, "exclude": false][$0]
            } ?? false
        return filters
    }
}

extension SaleSource {
    /// What a rung is called, or `none`.
    package var name: String {
        switch self {
        case .rung(let rung): rung.rawValue
        case .none: "none"
        }
    }

    init?(name: String) {
        if name == "none" {
            self = .none
        } else {
            guard let rung = Rung(rawValue: name) else { return nil }
            self = .rung(rung)
        }
    }

    static var names: [String] { Rung.allCases.map(\.rawValue) + ["none"] }
}
