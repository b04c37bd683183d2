import Model
import Testing

@testable import Store

/// How sales found their click, what went back, and who shares them.
@Suite struct EvidenceTests {
    static let filter = SalesFilter(account: Ledger.shop, campaign: nil, days: .always)

    @Test func countsRungsMoneyAndShares() throws {
        var account = Sample.account()
        account.sales.model = .linear
        let ledger = try Ledger.shop(account)
        let first = Sample.touch(1, at: Sample.now - .seconds(90))
        let second = Sample.touch(2, at: Sample.now - .seconds(60), link: 2)
        try ledger.append(
            Sample.hit("order_id=1&IMPORTE=10", cookie: .touches([first, second])),
            Sample.hit("order_id=2&IMPORTE=7&currency=USD", cookie: .touches([first])),
            Sample.word("order_id=3&IMPORTE=5", click: .touch(second)),
            Sample.hit("order_id=4&IMPORTE=100"), Sample.hit("order_id=5"),
            Sample.word("order_id=1&status=refunded&amount=4"))
        let figures = try ledger.fold().evidence(Self.filter)
        #expect(figures.rungs == [.thirdPartyCookie: 2, .clickID: 1])
        #expect(figures.unattributed == 2)
        let dollar = try #require(Currency("USD"))
        #expect(figures.gross == [Sample.euro: 11_500, dollar: 700])
        #expect(figures.refunded == [Sample.euro: 400, dollar: 0])
        let credits = figures.credits.map {
            [
                Int64($0.link.value), $0.sales, $0.sales - $0.leading,
                $0.amount?.minorUnits ?? -1,
            ]
        }
        #expect(credits == [[1, 1, 1, 300], [2, 1, 0, 300]])
    }

    @Test func filterDecides() throws {
        let ledger = try Ledger.shop()
        try ledger.append(
            Sample.hit("order_id=1&IMPORTE=10", cookie: .touches([Sample.touch(1)])),
            Sample.hit("order_id=2&IMPORTE=10"))
        let reader = try ledger.fold()
        let one = try reader.evidence(
            SalesFilter(account: Ledger.shop, campaign: CampaignID(1), days: .always))
        #expect(one.rungs == [.thirdPartyCookie: 1] && one.unattributed == 0)
        let none = try reader.evidence(
            SalesFilter(
                account: Ledger.shop, campaign: nil,
                days: DayRange(first: Day(number: Sample.now.milliseconds / 86_400_000 + 2))))
        #expect(none == EvidenceFigures())
        let other = try reader.evidence(
            SalesFilter(account: SubAccountID(9), campaign: nil, days: .always))
        #expect(other == EvidenceFigures())
    }
}
