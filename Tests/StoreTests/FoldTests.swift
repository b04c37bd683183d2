import Model
import Testing

@testable import Store

@Suite struct FoldTests {
    /// The zone, an instant and its day there.
    static let days: [(String, String, String)] = [
        ("Europe/Madrid", "2026-03-28T22:59:59Z", "2026-03-28"),
        ("Europe/Madrid", "2026-03-28T23:00:00Z", "2026-03-29"),
        ("Europe/Madrid", "2026-03-29T21:59:59Z", "2026-03-29"),
        ("Europe/Madrid", "2026-03-29T22:00:00Z", "2026-03-30"),
        ("Europe/Madrid", "2026-10-25T21:59:59Z", "2026-10-25"),
        ("Europe/Madrid", "2026-10-25T22:59:59Z", "2026-10-25"),
        ("Europe/Madrid", "2026-10-25T23:00:00Z", "2026-10-26"),
        ("America/New_York", "2026-03-08T04:59:59Z", "2026-03-07"),
        ("America/New_York", "2026-03-08T05:00:00Z", "2026-03-08"),
        ("America/New_York", "2026-03-09T03:59:59Z", "2026-03-08"),
        ("America/New_York", "2026-03-09T04:00:00Z", "2026-03-09"),
        ("Asia/Kathmandu", "2026-06-01T18:14:59Z", "2026-06-01"),
        ("Asia/Kathmandu", "2026-06-01T18:15:00Z", "2026-06-02"),
        ("Pacific/Apia", "2026-06-01T10:59:59Z", "2026-06-01"),
        ("Pacific/Apia", "2026-06-01T11:00:00Z", "2026-06-02"),
        ("UTC", "2026-12-31T23:59:59Z", "2026-12-31"),
        ("UTC", "1969-12-31T23:59:59Z", "1969-12-31"),
    ]

    @Test(arguments: days) func daysAreTheShops(zone: String, iso: String, day: String) throws {
        let at = Sample.instant(iso)
        var days = ReportDays()
        #expect(days.time(of: at, in: zone).day.description == day)
        #expect(days.time(of: at, in: zone).day.description == day)
        let ledger = try Ledger.shop(Sample.account(zone: zone))
        try ledger.append(Sample.click(1, at: at), Sample.hit(at: at))
        let filter = SalesFilter(account: Ledger.shop, campaign: nil, days: .always)
        let figures = try ledger.fold().figures(filter, by: .day)
        let number = try #require(Day(iso: day)).number
        #expect(Array(figures.keys) == [.number(number)])
        #expect(figures[.number(number)]?.clicks == 1 && figures[.number(number)]?.sales == 1)
    }

    /// The same quarter of an hour in many zones, and many quarters in one.
    @Test func daysOfManyZonesDoNotMix() {
        var days = ReportDays()
        for hour in 0..<20_000 as Range<Int64> {
            let at = Instant(milliseconds: Sample.now.milliseconds + hour * 3_600_000)
            let utc = days.time(of: at, in: "UTC").day
            #expect(utc.number == at.milliseconds / 86_400_000)
            let later = at.milliseconds + 20_700_000
            #expect(days.time(of: at, in: "Asia/Kathmandu").day.number == later / 86_400_000)
        }
    }

    @Test func clicksKeepWhatTheyAre() throws {
        let ledger = try Ledger.shop()
        let numbers = try ledger.control.enlist(
            ["ana"], account: Ledger.shop, campaign: CampaignID(1))
        try ledger.append(
            Sample.click(11, link: 2, contact: .number(numbers[0])),
            Sample.click(12, contact: .reference("bob")), Sample.click(13),
            Sample.click(14, contact: .number(ContactNumber(99))),
            Sample.click(15, setAside: .headRequest))
        try ledger.fold()
        let day = Sample.now.milliseconds / 86_400_000
        // Last the local hour, and a device that is no telephone.
        #expect(
            try ledger.rows() == [
                "click 1 11 4071 1 2 'ana' 1795004800000 \(day) NULL NULL 13 0",
                "click 2 12 4071 1 1 'bob' 1795004800000 \(day) NULL NULL 13 0",
                "click 3 13 4071 1 1 NULL 1795004800000 \(day) NULL NULL 13 0",
                "click 4 14 4071 1 1 '#99' 1795004800000 \(day) NULL NULL 13 0",
                "click 5 15 4071 1 1 NULL 1795004800000 \(day) 'head-request' NULL 13 0",
                "cursor 5 0",
            ])
    }

    @Test func saleIsCreditedToItsClick() throws {
        let ledger = try Ledger.shop()
        let numbers = try ledger.control.enlist(
            ["ana"], account: Ledger.shop, campaign: CampaignID(1))
        let touch = Sample.touch(11, link: 2, contact: .number(numbers[0]))
        try ledger.append(
            Sample.hit(
                "empId=4071&PRODUCTO=Zapato%20rojo&CANTIDAD=2&IMPORTE=39,90&ref=A-17",
                cookie: .touches([touch])))
        let money = Money(minorUnits: 3990, currency: Sample.euro)
        #expect(
            try ledger.sales() == [
                SaleLine(
                    seq: 1, at: Sample.now, day: Day(number: Sample.now.milliseconds / 86_400_000),
                    contact: "ana", campaign: CampaignID(1),
                    link: LinkNumber(2), product: "Zapato rojo", quantity: 2, amount: money,
                    orderID: "A-17", unattributed: nil, notes: "")
            ])
    }

    @Test func emptySaleIsOneSale() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.hit("empId=4071", cookie: .touches([Sample.touch(1)])))
        let sale = try #require(try ledger.sales().first)
        #expect(sale.product == nil && sale.quantity == nil && sale.amount == nil)
        #expect(sale.campaign == CampaignID(1))
    }

    @Test func contactsOfOthersHaveNoName() throws {
        let ledger = try Ledger(Sample.account(), Sample.account(2))
        _ = try ledger.campaign("a", of: Ledger.shop)
        let other = try ledger.campaign("b", of: SubAccountID(2))
        let theirs = try ledger.control.enlist(
            ["secret"], account: SubAccountID(2), campaign: other)
        let touch = Sample.touch(1, contact: .number(theirs[0]))
        try ledger.append(
            Sample.click(1, contact: .number(theirs[0])), Sample.hit(cookie: .touches([touch])))
        try ledger.fold()
        #expect(try ledger.rows().allSatisfy { !$0.contains("secret") })
        #expect(try ledger.sales().first?.contact == "#\(theirs[0])")
    }

    @Test func foldingTwiceChangesNothing() throws {
        let ledger = try Ledger.shop()
        for number in 1...20 as ClosedRange<UInt64> {
            try ledger.append(
                Sample.click(number),
                Sample.hit("ref=\(number / 2)", cookie: .touches([Sample.touch(number)])))
        }
        let fold = try Fold(ledger.folder)
        #expect(try fold.catchUp() == 40)
        let rows = try ledger.rows()
        #expect(try fold.catchUp() == 0)
        #expect(try Fold(ledger.folder).catchUp() == 0)
        #expect(try ledger.rows() == rows && rows.last == "cursor 40 0")
        #expect(try ledger.rowsFoldedAgain() == rows)
    }

    @Test func largeJournalsAreFoldedInBatches() throws {
        let ledger = try Ledger.shop()
        let count = Fold.batchLimit * 2 + 5
        #expect(count < Fold.batchLimit + Fold.largeBatchLimit)
        try ledger.journal.append((1...UInt64(count)).map { JournalEntry(Sample.click($0)) })
        let fold = try Fold(ledger.folder)
        let steps = try [fold.step(), fold.step(), fold.step(), fold.step()]
        // What follows a full batch is a larger one.
        #expect(steps == [Fold.batchLimit, Fold.batchLimit + 5, 0, 0])
        let filter = SalesFilter(account: Ledger.shop, campaign: nil, days: .always)
        let figures = try ledger.fold().figures(filter, by: .total)
        #expect(figures[.number(0)]?.clicks == Int64(count))
    }

    /// One bad record does not hold up what follows, and is seen.
    @Test func damagedEventIsSetAside() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1))
        try ledger.fold()
        try ledger.append(Sample.click(2))
        try ledger.journal.append([
            JournalEntry(at: Sample.now, kind: 1, body: [0]),
            JournalEntry(at: Sample.now, kind: 99, body: []),
        ])
        try ledger.append(Sample.click(3))
        let reader = try ledger.fold()
        let filter = SalesFilter(account: Ledger.shop, campaign: nil, days: .always)
        #expect(try reader.figures(filter, by: .total)[.number(0)]?.clicks == 3)
        let bad = try reader.hits(.installation, .setAside, limit: 10)
        #expect(bad.map(\.seq) == [4, 3])
        #expect(bad.map(\.verdict) == [.setAside(.unreadable), .setAside(.unreadable)])
    }

    /// What the control tables say now counts, also for a fold that is open already.
    @Test func controlChangesAreSeen() throws {
        let ledger = try Ledger.shop()
        let fold = try Fold(ledger.folder)
        try fold.catchUp()
        try ledger.control.add(Sample.account(7), at: Sample.now)
        let campaign = try ledger.campaign("late", of: SubAccountID(7))
        let touch = Sample.touch(1, campaign: campaign.value)
        try ledger.append(Sample.hit(account: 7, cookie: .touches([touch])))
        try fold.catchUp()
        #expect(try ledger.sales(SubAccountID(7)).map(\.campaign) == [campaign])
    }
}
