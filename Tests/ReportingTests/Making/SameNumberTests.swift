import Foundation
import Model
import TestSupport
import Testing

@testable import Reporting
@testable import Store

/// The same number everywhere: every report and every output against sums over the raw rows.
@Suite struct SameNumberTests {
    /// A way to choose sales: as a request says it, and as SQL over the rows says it.
    struct Choice: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let change: @Sendable (inout ReportRequest) -> Void
    }

    static let choices: [Choice] = [
        Choice(testDescription: "all", sql: "TRUE") { _ in },
        Choice(testDescription: "campaign", sql: "campaign = 1") { request in
            request.filters.campaigns = ["spring"]
        },
        Choice(testDescription: "link", sql: "campaign = 2 AND link = 3") { request in
            request.filters.campaigns = ["autumn"]
            request.filters.link = LinkNumber(3)
        },
        Choice(
            testDescription: "days", sql: "day >= 20752 AND day <= 20761"
        ) { $0.period = .days(from: Day(number: 20_752), through: Day(number: 20_761)) },
        Choice(testDescription: "product", sql: "product = '=1+1'") { request in
            request.filters.product = "=1+1"
        },
        Choice(
            testDescription: "contact",
            sql: "contact = (SELECT number FROM contact WHERE name = 'c-3')"
        ) { $0.filters.contact = "c-3" },
        Choice(testDescription: "source", sql: "rung = 'click-id'") { request in
            request.filters.source = .rung(.clickID)
        },
        Choice(testDescription: "no source", sql: "rung IS NULL AND campaign IS NULL") { request in
            request.filters.source = SaleSource.none
        },
        Choice(testDescription: "status", sql: "status = 'partly-refunded'") { request in
            request.filters.status = .partlyRefunded
        },
    ]

    struct Sums: Equatable {
        var clicks: Int64
        var sales: Int64
        var units: Int64
        var euros: Int64
    }

    private static func raw(_ choice: Choice, _ reader: ReportReader) throws -> Sums {
        let isOfClicks = ["all", "campaign", "link", "days"].contains(choice.testDescription)
        let clicks = try reader.connection.first(
            """
            SELECT count(*) FROM click
            WHERE account = 4071 AND set_aside IS NULL AND \(isOfClicks ? choice.sql : "FALSE")
            """
        ) { $0.integer(0) }
        let sums = try reader.connection.first(
            """
            SELECT count(*), coalesce(sum(quantity), 0),
                coalesce(sum(CASE WHEN currency = 'EUR' THEN amount END), 0)
            FROM sale WHERE account = 4071 AND \(choice.sql)
            """
        ) { ($0.integer(0), $0.integer(1), $0.integer(2)) }
        let found = try #require(sums)
        return Sums(clicks: clicks ?? 0, sales: found.0, units: found.1, euros: found.2)
    }

    private static func sums(_ table: ReportTable, rows: [[Cell]]? = nil) -> Sums {
        func sum(_ key: String) -> Int64 {
            guard let column = table.index(key) else { return 0 }
            return (rows ?? table.rows).reduce(0) { sum, row in
                switch row[column] {
                case .integer(let number): sum + number
                case .money(let money): sum + money.minorUnits
                default: sum
                }
            }
        }
        return Sums(
            clicks: sum("clicks"), sales: sum("sales"), units: sum("units"), euros: sum("revenue"))
    }

    @Test(arguments: choices) func everyReportAddsUp(choice: Choice) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let shop = try RandomShop(seed: seed)
        let raw = try Self.raw(choice, shop.reader)
        #expect(raw.sales > 0 || choice.testDescription == "status", "seed \(seed)")
        let note = Comment(rawValue: "\(choice.testDescription), seed \(seed)")
        let sales = try shop.report(.sales, choice.change)
        #expect(Self.sums(try #require(sales.table("totals"))) == raw, note)
        #expect(sales.table("sales")?.rows.count == Int(raw.sales), note)
        for (kind, key) in [
            (ReportKind.days, "days"), (.hours, "weekdays"), (.products, "products"),
            (.overview, "campaigns"), (.hours, "hours"), (.buyers, "buyers"),
        ] as [(ReportKind, String)] {
            let report = try shop.report(kind, choice.change)
            var expected = raw
            if ["products", "buyers"].contains(key) { expected.clicks = 0 }
            // Roll-ups know of clicks no link and hour at once.
            if key == "hours", choice.testDescription == "link" { expected.clicks = 0 }
            let table = try #require(report.table(key))
            #expect(Self.sums(table) == expected, "\(key), \(note)")
            if let totals = table.totals {
                let all = Self.sums(table, rows: [totals])
                #expect((all.sales, all.euros) == (raw.sales, raw.euros), "\(key), \(note)")
            }
        }
        try Self.checkSources(shop, choice, raw, note)
    }

    /// Tables that show a part of the sales.
    private static func checkSources(
        _ shop: RandomShop, _ choice: Choice, _ raw: Sums, _ note: Comment
    ) throws {
        let evidence = try #require(
            try shop.report(.evidence, choice.change).table("evidence"))
        #expect(sums(evidence).sales == raw.sales, note)
        let earned = try shop.reader.connection.first(
            "SELECT count(*) FROM sale WHERE delay IS NOT NULL AND \(choice.sql)"
        ) { $0.integer(0) }
        let delays = try #require(
            try shop.report(.timeToPurchase, choice.change).table("delays"))
        #expect(sums(delays).sales == earned, note)
        let known = try shop.reader.connection.first(
            """
            SELECT count(*), coalesce(sum(CASE WHEN currency = 'EUR' THEN amount END), 0),
                count(DISTINCT contact) FROM sale WHERE contact IS NOT NULL AND \(choice.sql)
            """
        ) { ($0.integer(0), $0.integer(1), $0.integer(2)) }
        let contacts = try #require(try shop.report(.contacts, choice.change).table("contacts"))
        let found = sums(contacts)
        #expect((found.sales, found.euros) == (known?.0 ?? -1, known?.1 ?? -1), note)
        #expect(contacts.rows.count == Int(known?.2 ?? -1), note)
        let funnel = try #require(try shop.report(.funnel, choice.change).table("funnel"))
        #expect(funnel.rows.last?[1] == .integer(known?.2 ?? -1), note)
        if choice.testDescription != "link" {
            let devices = try #require(
                try shop.report(.devices, choice.change).table("devices"))
            #expect(sums(devices).clicks == raw.clicks, note)
        }
    }

    @Test(arguments: Language.allCases) func everyOutputSaysTheSame(language: Language) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let shop = try RandomShop(seed: seed)
        for kind in ReportKind.allCases {
            let report = try shop.report(kind) { request in
                request.language = language
                request.comparison = .previous
                request.period = .preset(.last30Days)
            }
            let text = TextRenderer().render(report)
            let outputs = [
                text, HTMLRenderer().render(report), MarkdownRenderer().render(report),
            ]
            let json = JSONRenderer().render(report)
            _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
            for table in report.tables {
                for row in table.rows + [table.totals].compactMap(\.self) {
                    for case .money(let money) in row {
                        let shown = LocalFormat(language).money(money)
                        let units = "{\"minor_units\":\(money.minorUnits),"
                        #expect(json.contains(units), "\(kind) \(shown), seed \(seed)")
                        for output in outputs {
                            #expect(output.contains(shown), "\(kind) \(shown), seed \(seed)")
                        }
                    }
                }
                Self.checkCSV(table, report, seed)
            }
        }
    }

    /// The numbers of a column, read back as a spreadsheet would.
    private static func checkCSV(_ table: ReportTable, _ report: Report, _ seed: UInt64) {
        let csv = CSVRenderer(dialect: .semicolon).render(table, clock: report.clock)
        let lines = csv.dropFirst().split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.dropFirst().count - 1 == table.rows.count || csv.contains("\n\""))
        let head = lines[0].split(separator: ";").map(String.init)
        guard let place = head.firstIndex(of: "revenue"), !csv.contains("\"") else { return }
        let sum = lines.dropFirst().dropLast().reduce(Int64(0)) { sum, line in
            let cells = line.split(separator: ";", omittingEmptySubsequences: false)
            return sum + (Int64(cells[place].replacing(",", with: "")) ?? 0)
        }
        #expect(sum == sums(table).euros, "\(table.key), seed \(seed)")
    }

    @Test func pagesGiveTheWholeTable() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let shop = try RandomShop(seed: seed)
        for (kind, key, sort) in [
            (ReportKind.days, "days", nil), (.contacts, "contacts", "-units"),
            (.sales, "sales", nil), (.sales, "sales", "-date"), (.sales, "sales", "-amount"),
            (.sales, "sales", "product"), (.products, "products", "revenue"),
        ] as [(ReportKind, String, String?)] {
            let order = sort.map { text in
                ReportSort(
                    column: text.filter { $0 != "-" }, isDescending: text.hasPrefix("-"))
            }
            let whole = try shop.report(kind) { $0.sort = order }.table(key)?.rows ?? []
            var paged: [[Cell]] = []
            var cursor: String?
            repeat {
                let page = try shop.report(kind) { request in
                    (request.sort, request.limit, request.cursor) = (order, 3, cursor)
                }
                paged += page.table(key)?.rows ?? []
                cursor = page.next
            } while cursor != nil
            #expect(paged == whole, "\(kind) \(sort ?? ""), seed \(seed)")
        }
    }

    @Test func aComparisonIsTheReportOfThoseDays() throws {
        let shop = try RandomShop(seed: UInt64.random(in: 0...UInt64.max))
        let last = Day(number: RandomShop.now.milliseconds / 86_400_000)
        let compared = try shop.report(.overview) { request in
            request.period = .days(from: last.advanced(by: -9), through: last)
            request.comparison = .weekdays
        }
        let before = try shop.report(.overview) { request in
            request.period = .days(from: last.advanced(by: -23), through: last.advanced(by: -14))
        }
        let (now, then) = (try #require(compared.table("totals")), before.table("totals"))
        for key in ["clicks", "sales", "revenue"] {
            let place = try #require(now.index(key + "_before"))
            let other = try #require(then?.index(key))
            #expect(now.rows[0][place] == then?.rows[0][other], "\(key)")
        }
        let days = try #require(compared.table("days"))
        #expect(days.rows.count == 10)
        let sum = days.rows.reduce(Int64(0)) { sum, row in
            guard let place = days.index("sales_before"), case .integer(let sales) = row[place]
            else { return sum }
            return sum + sales
        }
        #expect(now.rows[0][try #require(now.index("sales_before"))] == .integer(sum))
    }
}
