import Model
import TestSupport
import Testing

@testable import Reporting

@Suite struct ReportRequestTests {
    static let account = SubAccountID(4071)

    static func read(
        _ parameters: [(String, String)], _ kind: ReportKind = .links
    ) throws(ReportingError) -> ReportRequest {
        try ReportRequest(account: account, kind: kind, parameters: parameters)
    }

    @Test(arguments: [
        ([("period", "7d")], "period=7d"),
        ([("from", "2026-11-01"), ("to", "2026-11-30")], "from=2026-11-01 to=2026-11-30"),
        ([("from", "2026-11-01"), ("period", "7d")], "from=2026-11-01"),
        ([], "period=30d"), ([("campaign", "a")], "period=all campaign=a"),
        ([("compare", "weekdays")], "period=30d compare=weekdays"),
        ([("campaign", "a"), ("link", "3")], "period=all campaign=a link=3"),
        ([("product", "ñ &="), ("contact", "c-1")], "period=30d product=ñ &= contact=c-1"),
        ([("source", "none")], "period=30d source=none"),
        (
            [("source", "click-id"), ("status", "refunded")],
            "period=30d source=click-id status=refunded"
        ),
        ([("bots", "include")], "period=30d bots=include"), ([("bots", "exclude")], "period=30d"),
        (
            [("sort", "-revenue"), ("cursor", "row-100"), ("limit", "5"), ("lang", "es")],
            "period=30d sort=-revenue cursor=row-100 limit=5 lang=es"
        ),
        ([("theme", "dark"), ("period", "")], "period=30d"),
    ])
    func readsAndWritesParameters(given: [(String, String)], expected: String) throws {
        let request = try Self.read(given)
        let words = request.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        #expect(words == expected)
        #expect(try Self.read(request.parameters) == request)
    }

    @Test(arguments: [
        (("period", "40x"), "last-month"), (("from", "21.11.2026"), "2026-11-21"),
        (("compare", "year"), "weekdays"), (("link", "3"), "campaign"), (("link", "x"), "campaign"),
        (("source", "magic"), "order-contact"), (("status", "lost"), "partly-refunded"),
        (("bots", "yes"), "exclude"), (("limit", "-1"), "0"), (("lang", "fr"), "es"),
    ])
    func saysWhatIsAllowed(wrong: (String, String), allowed: String) {
        do {
            _ = try Self.read([wrong])
            Issue.record("\(wrong) was taken")
        } catch {
            #expect(error.description.contains(wrong.0) && error.description.contains(wrong.1))
            #expect(error.hint.contains(allowed), "\(error.hint)")
        }
    }

    @Test func aPeriodDoesNotEndBeforeItBegins() {
        #expect(throws: ReportingError.self) {
            try Self.read([("from", "2026-11-02"), ("to", "2026-11-01")])
        }
    }

    @Test func severalCampaignsAreOnlyCompared() throws {
        let two = [("campaign", "a"), ("campaign", "b")]
        #expect(try Self.read(two, .compare).filters.campaigns == ["a", "b"])
        #expect(throws: ReportingError.self) { try Self.read(two, .links) }
    }

    @Test func anyRequestSurvivesItsOwnWords() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let kind = ReportKind.allCases.randomElement(using: &random) ?? .sales
            var request = ReportRequest(account: Self.account, kind: kind)
            let texts = ["a", "ñ 1", "-x", "=1", "a&b=c", "%20"]
            let presets = ReportPeriod.Preset.allCases.map { ReportPeriod.preset($0) }
            let days: [ReportPeriod] = [
                .days(from: Day(number: 20_000), through: nil),
                .days(from: nil, through: Day(number: 20_000)),
                .days(from: Day(number: 20_000), through: Day(number: 20_000)),
            ]
            request.period = (presets + days).randomElement(using: &random) ?? .preset(.all)
            request.comparison = ReportComparison.allCases.randomElement(using: &random) ?? .none
            request.filters.campaigns = Bool.random(using: &random) ? ["a"] : []
            request.filters.product = texts.randomElement(using: &random)
            request.filters.contact = texts.randomElement(using: &random)
            request.filters.status = SaleState.allCases.randomElement(using: &random)
            request.sort = ReportSort(column: "sales", isDescending: .random(using: &random))
            request.limit = Int.random(in: 0...1000, using: &random)
            request.language = Language.allCases.randomElement(using: &random) ?? .english
            let read = try Self.read(request.parameters, kind)
            #expect(read == request, "seed \(seed)")
        }
    }
}
