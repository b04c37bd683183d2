import Model
import TestSupport
import Testing

@testable import Store

@Suite struct ReportReaderTests {
    /// Two shops with two campaigns each, and random clicks and sales.
    static func ledger(seed: UInt64) throws -> Ledger {
        print("ReportReaderTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let ledger = try Ledger(Sample.account(), Sample.account(2, zone: "America/New_York"))
        for account in [Ledger.shop, SubAccountID(2)] {
            for key in ["a", "b"] { _ = try ledger.campaign(key, of: account) }
        }
        for number in 1...400 as ClosedRange<UInt64> {
            let campaign = UInt64.random(in: 1...4, using: &random)
            let account: UInt64 = campaign <= 2 ? 4071 : 2
            let at = Sample.now + .seconds(Int64.random(in: 0...400_000, using: &random))
            let link = UInt64.random(in: 1...3, using: &random)
            let contact = [nil, "ana", "bob", "eva"].randomElement(using: &random) ?? nil
            let name = contact.map { ContactName.reference($0) }
            let bot = Bool.random(using: &random) ? nil : ClickReason.knownBot
            try ledger.append(
                Sample.click(
                    number, at: at, account: account, campaign: campaign, link: link,
                    contact: name, setAside: bot,
                    // Who keeps our cookie may click as fast as these do.
                    signals: ClickSignals(facts: .carriesCookie)))
            let touch = Sample.touch(
                number, at: at, campaign: campaign, link: link, contact: name)
            let query =
                [
                    "", "PRODUCTO=Zapato&CANTIDAD=2&IMPORTE=39.90", "PRODUCTO=Bota&IMPORTE=10",
                    "PRODUCTO=Bota&IMPORTE=500&currency=JPY", "IMPORTE=-3&CANTIDAD=-1", "ref=7",
                ].randomElement(using: &random) ?? ""
            try ledger.append(
                Sample.hit(
                    query, at: at, account: account,
                    cookie: number % 7 == 0 ? .none : .touches([touch])))
        }
        return ledger
    }

    static let groups: [FigureGroup] = [.total, .campaign, .link, .product, .day]

    static func key(_ line: SaleLine, _ group: FigureGroup, day: Int64) -> FigureKey {
        switch group {
        case .total: .number(0)
        case .campaign: line.campaign.map { .number(Int64($0.value)) } ?? .none
        case .link: line.link.map { .number(Int64($0.value)) } ?? .none
        case .product: line.product.map { .text($0) } ?? .none
        case .day: .number(day)
        case .hour, .device, .rung, .delay: .none
        }
    }

    static func filters() -> [SalesFilter] {
        let middle = Day(number: Sample.now.milliseconds / 86_400_000 + 2)
        let periods = [
            DayRange.always, DayRange(first: middle), DayRange(last: middle),
            DayRange(first: Day(number: middle.number - 1), last: middle),
        ]
        return [4071, 2, 9].flatMap { account in
            [nil, CampaignID(1), CampaignID(4)].flatMap { campaign in
                periods.map {
                    SalesFilter(
                        account: SubAccountID(account), campaign: campaign, days: $0,
                        countsBots: account == 2)
                }
            }
        }
    }

    @Test func figuresAreTheSumsOfTheirRows() throws {
        let ledger = try Self.ledger(seed: UInt64.random(in: 0...UInt64.max))
        let reader = try ledger.fold()
        for filter in Self.filters() {
            for group in Self.groups {
                let figures = try reader.figures(filter, by: group)
                let expected = try Self.sums(ledger, filter, group)
                #expect(figures == expected, "\(filter) by \(group)")
            }
            let lines = try reader.sales(filter)
            #expect(lines == (try Self.lines(ledger, filter)))
        }
    }

    /// The sales of the filter, chosen here and not by SQL.
    static func lines(_ ledger: Ledger, _ filter: SalesFilter) throws -> [SaleLine] {
        let own = SalesFilter(account: filter.account, campaign: nil, days: .always)
        let all = try ReportReader(ledger.folder).sales(own)
        return all.filter { line in
            (filter.campaign == nil || line.campaign == filter.campaign)
                && filter.days.contains(line.day)
        }
    }

    static func sums(
        _ ledger: Ledger, _ filter: SalesFilter, _ group: FigureGroup
    ) throws -> [FigureKey: Figures] {
        var days = ReportDays()
        let zone = filter.account == Ledger.shop ? "Europe/Madrid" : "America/New_York"
        var sums: [FigureKey: Figures] = [:]
        var clickers: [FigureKey: Set<ContactName>] = [:]
        var gross: [FigureKey: Int64] = [:]
        for stored in try ledger.events() {
            guard case .click(let click) = stored.entry.event, click.account == filter.account,
                filter.campaign == nil || filter.campaign == click.campaign,
                filter.days.contains(days.time(of: click.at, in: zone).day), group != .product
            else { continue }
            let line = SaleLine(
                seq: 0, at: click.at, day: Day(number: 0), contact: nil, campaign: click.campaign,
                link: click.link,
                product: nil, quantity: nil, amount: nil, orderID: nil, unattributed: nil,
                notes: "")
            let key = key(line, group, day: days.time(of: click.at, in: zone).day.number)
            gross[key, default: 0] += 1
            if group == .total { sums[key, default: Figures()].clicks += 0 }
            guard click.setAside == nil || filter.countsBots else { continue }
            sums[key, default: Figures()].clicks += 1
            guard click.setAside == nil else { continue }
            if let contact = click.contact { clickers[key, default: []].insert(contact) }
        }
        for (key, contacts) in clickers { sums[key]?.uniqueClickers = Int64(contacts.count) }
        for line in try lines(ledger, filter) {
            let key = key(line, group, day: days.time(of: line.at, in: zone).day.number)
            sums[key, default: Figures()].sales += 1
            sums[key, default: Figures()].units += line.quantity ?? 0
            guard let amount = line.amount else { continue }
            sums[key]?.revenue[amount.currency, default: 0] += amount.minorUnits
            sums[key]?.salesByCurrency[amount.currency, default: 0] += 1
        }
        for key in sums.keys { sums[key]?.grossClicks = gross[key] ?? 0 }
        return sums
    }

    @Test func daysAreIncluded() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1), Sample.hit())
        let reader = try ledger.fold()
        let today = Sample.now.milliseconds / 86_400_000
        for (first, last, count) in [
            (0, 0, 1), (-1, -1, 0), (1, 2, 0), (1, 0, 0), (-5, 5, 1), (nil, 0, 1), (nil, -1, 0),
            (0, nil, 1), (1, nil, 0),
        ] as [(Int64?, Int64?, Int)] {
            let days = DayRange(
                first: first.map { Day(number: today + $0) },
                last: last.map { Day(number: today + $0) })
            let filter = SalesFilter(account: Ledger.shop, campaign: nil, days: days)
            #expect(try reader.sales(filter).count == count, "\(days)")
            #expect(try reader.figures(filter, by: .total).count == count)
        }
    }

    /// Pages of any length are the whole table cut up.
    @Test(arguments: [1, 7, 100, 1000]) func pagesFitTogether(limit: Int) throws {
        let ledger = try Self.ledger(seed: 7)
        let reader = try ledger.fold()
        for filter in Self.filters() {
            let all = try reader.sales(filter)
            var pages: [SaleLine] = []
            while true {
                let page = try reader.sales(filter, after: pages.last?.cursor, limit: limit)
                #expect(page.count <= limit)
                pages += page
                if page.isEmpty { break }
            }
            #expect(pages == all)
        }
    }

    /// Anybody can ask for the pixel: amounts that do not fit must not stop the report.
    @Test func hugeSumsDoNotFail() throws {
        let ledger = try Ledger.shop()
        let amount = AmountReading.maximumMinorUnits / 100
        let entries = (0..<10_000).map { number in
            JournalEntry(Sample.hit("IMPORTE=\(number % 2 == 0 ? "" : "-")\(amount)&ref=\(number)"))
        }
        try ledger.journal.append(entries + entries.prefix(1))
        let large = (10_000..<20_000).map {
            JournalEntry(Sample.hit("IMPORTE=\(amount)&ref=\($0)"))
        }
        let filter = SalesFilter(account: Ledger.shop, campaign: nil, days: .always)
        let balanced = try ledger.fold().figures(filter, by: .total)[.number(0)]
        #expect(balanced?.revenue == [Sample.euro: 0] && balanced?.sales == 10_000)
        try ledger.journal.append(large)
        let total = try ledger.fold().figures(filter, by: .total)[.number(0)]
        #expect(total?.revenue == [Sample.euro: .max] && total?.sales == 20_000)
    }

    @Test func setAsideIsCountedByReason() throws {
        let ledger = try Ledger(Sample.account(), Sample.account(2))
        let first = try ledger.campaign("a", of: Ledger.shop)
        let second = try ledger.campaign("b", of: Ledger.shop)
        let cookie = CookieEvidence.touches([Sample.touch(1, campaign: first.value)])
        try ledger.append(
            Sample.click(1, campaign: first.value, setAside: .prefetch),
            Sample.click(2, campaign: first.value, setAside: .prefetch),
            Sample.click(3, campaign: second.value, setAside: .knownBot),
            Sample.click(4, campaign: first.value),
            Sample.click(5, account: 2, setAside: .prefetch),
            Sample.hit(cookie: cookie), Sample.hit(cookie: cookie),
            Sample.hit(setAside: .wrongHost), Sample.hit(account: 2, setAside: .wrongHost),
            Sample.hit(account: nil, setAside: .missingAccount))
        let reader = try ledger.fold()
        func counts(_ campaign: CampaignID?) throws -> [SetAsideCount] {
            try reader.setAside(
                SalesFilter(account: Ledger.shop, campaign: campaign, days: .always))
        }
        let prefetch = SetAsideCount(what: .clicks, reason: "prefetch", count: 2)
        let bot = SetAsideCount(what: .clicks, reason: "known-bot", count: 1)
        let repeated = SetAsideCount(what: .saleHits, reason: "repeat", count: 1)
        let host = SetAsideCount(what: .saleHits, reason: "wrong-host", count: 1)
        #expect(try counts(nil) == [bot, prefetch, repeated, host])
        #expect(try counts(first) == [prefetch, repeated])
        #expect(try counts(second) == [bot])
    }

    /// Figures and lines of one snapshot fit together, whatever is folded meanwhile.
    @Test func snapshotIsOneState() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.hit("ref=1"))
        let reader = try ledger.fold()
        let filter = SalesFilter(account: Ledger.shop, campaign: nil, days: .always)
        try reader.snapshot { () throws(StoreError) in
            #expect(try reader.sales(filter).count == 1)
            try? ledger.append(Sample.hit("ref=2"))
            _ = try Fold(ledger.folder).catchUp()
            #expect(try reader.sales(filter).count == 1)
            #expect(try reader.figures(filter, by: .total)[.number(0)]?.sales == 1)
        }
        #expect(try reader.sales(filter).count == 2)
        #expect(try reader.foldedSeq() == 2)
    }
}
