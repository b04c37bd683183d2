import Model
import Testing

@testable import Store

/// Orders that are reported several times: by pages, by the shop's server, in any order.
@Suite struct FoldOrderTests {
    static let credited = HitVerdict.credited(CampaignID(1), LinkNumber(1))
    static let cookie = CookieEvidence.touches([
        Sample.touch(1, at: Sample.now - .seconds(60), contact: .reference("ana"))
    ])

    /// Net, gross and refunded of the one sale, its state and its rung.
    static func row(_ ledger: Ledger) throws -> [String] {
        try ledger.fold()
        let connection = try Connection(path: ledger.folder.report, mode: .readOnly)
        return try connection.all(
            "SELECT amount, gross, refunded, status, rung, seq FROM sale ORDER BY seq"
        ) { row in (0..<6).map { row.isNull($0) ? "-" : row.text($0) }.joined(separator: " ") }
    }

    @Test func refundsLeaveTheSaleWithItsNetAmount() throws {
        let ledger = try Ledger.shop()
        try ledger.append(
            Sample.hit("order_id=7&IMPORTE=100", cookie: Self.cookie),
            Sample.word("order_id=7&status=refunded&amount=30"))
        #expect(try Self.row(ledger) == ["7000 10000 3000 partly-refunded third-party-cookie 1"])
        #expect(try ledger.verdicts() == [1: Self.credited, 2: .setAside(.refund)])
        try ledger.append(Sample.word("order_id=7&status=refunded"))
        #expect(try Self.row(ledger) == ["0 10000 10000 refunded third-party-cookie 1"])
        try ledger.append(Sample.word("order_id=7&status=approved"))
        #expect(try Self.row(ledger) == ["10000 10000 - sale third-party-cookie 1"])
        let rows = try ledger.rows()
        #expect(try ledger.rowsFoldedAgain() == rows)
    }

    @Test func pendingCountsOnceConfirmed() throws {
        let ledger = try Ledger.shop()
        try ledger.append(
            Sample.hit("order_id=7&IMPORTE=100&status=pending", cookie: Self.cookie))
        #expect(try ledger.verdicts() == [1: .setAside(.pending)])
        #expect(try ledger.sales().isEmpty)
        try ledger.append(Sample.word("order_id=7&status=approved"))
        #expect(try ledger.verdicts() == [1: Self.credited, 2: .setAside(.confirmation)])
        #expect(try ledger.sales().map(\.contact) == ["ana"])
        try ledger.append(Sample.word("order_id=7&status=rejected"))
        #expect(try ledger.sales().isEmpty)
        let rows = try ledger.rows()
        #expect(!rows.contains { $0.hasPrefix("credit") })
        #expect(try ledger.rowsFoldedAgain() == rows)
    }

    /// The server's call knows no cookie, the page's image knows no token: together they do.
    @Test func pageAndServerAreOneSale() throws {
        for isServerFirst in [true, false] {
            let ledger = try Ledger.shop()
            let page = Sample.hit("order_id=7&IMPORTE=100", cookie: Self.cookie)
            let server = Sample.word("order_id=7&amount=120&PRODUCTO=Bota")
            try isServerFirst ? ledger.append(server, page) : ledger.append(page, server)
            let sales = try ledger.sales()
            #expect(sales.count == 1 && sales[0].campaign == CampaignID(1))
            #expect(sales[0].amount?.minorUnits == 12_000)
        }
    }

    /// Many pages in a row: each is a repeat, and the shop's word is still heard.
    @Test func ordersWithoutEndStand() throws {
        let ledger = try Ledger.shop()
        let count = EndlessOrder.longest + 20
        let page = Sample.hit("order_id=7&IMPORTE=100", cookie: Self.cookie)
        let pending = Sample.hit("order_id=8&IMPORTE=100&status=pending", cookie: Self.cookie)
        try ledger.journal.append(
            (0..<count).flatMap { _ in [JournalEntry(page), JournalEntry(pending)] })
        try ledger.append(
            Sample.word("order_id=7&status=refunded&amount=30"),
            Sample.word("order_id=8&status=approved"))
        #expect(
            try Self.row(ledger) == [
                "7000 10000 3000 partly-refunded third-party-cookie 1",
                "10000 10000 - sale third-party-cookie 2",
            ])
        let reader = try ledger.fold()
        #expect(try reader.hits(.installation, .all, limit: 9999).count == 2 * count + 2)
        let rows = try ledger.rows(withRollUps: true)
        #expect(try ledger.rowsFoldedAgain(withRollUps: true) == rows)
        #expect(try VerificationTests.differences(ledger) == [])
    }

    /// A page that is opened again after another newsletter.
    @Test func clicksAfterTheOrderEarnNothing() throws {
        let ledger = try Ledger.shop()
        let later = CookieEvidence.touches([Sample.touch(9, at: Sample.now + .seconds(7200))])
        try ledger.append(
            Sample.hit("order_id=7&IMPORTE=100"),
            Sample.hit("order_id=7&IMPORTE=100", at: Sample.now + .seconds(9000), cookie: later))
        #expect(try ledger.verdicts()[1] == .unattributed(.noCookie))
        // Clocks of two machines may differ a little.
        let soon = CookieEvidence.touches([Sample.touch(8, at: Sample.now + .seconds(30))])
        try ledger.append(
            Sample.hit("order_id=7", at: Sample.now + .seconds(9100), cookie: soon))
        #expect(try ledger.verdicts()[1] == Self.credited)
    }

    /// The page asked, the server did not know: a no to one is a no to all.
    @Test(arguments: [true, false]) func aNoHoldsForTheWholeOrder(isPageFirst: Bool) throws {
        let ledger = try Ledger.shop()
        let page = Sample.hit("order_id=7&IMPORTE=100", cookie: Self.cookie)
        let no = Sample.hit(
            "order_id=7&consent=0", proof: HitProof(trust: .token, isConsentWithheld: true))
        try isPageFirst ? ledger.append(page, no) : ledger.append(no, page)
        #expect(try ledger.verdicts()[1] == .unattributed(.noConsent))
        let connection = try Connection(path: ledger.folder.report, mode: .readOnly)
        #expect(
            try connection.all("SELECT click FROM sale WHERE click IS NOT NULL") { $0.integer(0) }
                .isEmpty)
    }

    /// Where consent is required, a server that does not say is no no.
    @Test func whoWasNotAskedSaidNothing() throws {
        var account = Sample.account()
        account.sales.consent = .required
        let ledger = try Ledger.shop(account)
        try ledger.append(
            Sample.hit("order_id=7&consent=1&IMPORTE=100", cookie: Self.cookie),
            Sample.hit("order_id=7", proof: HitProof(trust: .token, isConsentWithheld: true)))
        #expect(try ledger.verdicts()[1] == Self.credited)
    }

    /// Two refunds of the same amount, each a request of its own; one of them sent twice.
    @Test func requestsOfTheirOwnAreRefundsOfTheirOwn() throws {
        let ledger = try Ledger.shop()
        let refund = "order_id=7&status=refunded&amount=30&idempotency_key="
        try ledger.append(
            Sample.hit("order_id=7&IMPORTE=100", cookie: Self.cookie),
            Sample.word(refund + "a"), Sample.word(refund + "b"), Sample.word(refund + "b"))
        #expect(try Self.row(ledger) == ["4000 10000 6000 partly-refunded third-party-cookie 1"])
    }

    /// Nobody earns a sale of long ago by guessing its number.
    @Test func latePagesFindNoClick() throws {
        let ledger = try Ledger.shop()
        try ledger.append(
            Sample.hit("order_id=7&IMPORTE=100"),
            Sample.hit("order_id=7", at: Sample.now + .seconds(4 * 86_400), cookie: Self.cookie))
        #expect(
            try ledger.verdicts() == [
                1: .unattributed(.noCookie), 2: .setAside(.repeated),
            ])
    }

    /// Who reports the number first does not take the shop's own buyer away.
    @Test func theShopsEvidenceGoesFirst() throws {
        let ledger = try Ledger.shop()
        let touch = Sample.touch(9, at: Sample.now - .seconds(600), link: 2)
        try ledger.append(
            Sample.hit("order_id=7&IMPORTE=1", cookie: Self.cookie),
            Sample.word("order_id=7&IMPORTE=50", click: .touch(touch)))
        #expect(try Self.row(ledger) == ["5000 5000 - sale click-id 1"])
        #expect(try ledger.verdicts()[1] == .credited(CampaignID(1), LinkNumber(2)))
    }

    @Test func clickIDOfTheServerCounts() throws {
        let ledger = try Ledger.shop()
        let touch = Sample.touch(9, at: Sample.now - .seconds(60), link: 2)
        try ledger.append(Sample.word("order_id=7&IMPORTE=5", click: .touch(touch)))
        #expect(try Self.row(ledger) == ["500 500 - sale click-id 1"])
        #expect(try ledger.verdicts() == [1: .credited(CampaignID(1), LinkNumber(2))])
    }

    @Test func whatNamesNoOrderIsJudgedAlone() throws {
        let ledger = try Ledger.shop()
        for (query, verdict) in [
            ("status=lead", SetAsideReason.lead), ("status=pending", .pending),
            ("status=rejected", .rejected), ("status=refunded", .unknownOrder),
            ("testmode=1&IMPORTE=5", .test), ("testmode=1&order_id=3&IMPORTE=5", .test),
        ] {
            try ledger.append(Sample.word(query))
            let seq = try JournalReader(ledger.folder).lastSeq()
            #expect(try ledger.verdicts()[seq] == .setAside(verdict), "\(query)")
        }
        #expect(try ledger.sales().isEmpty)
        try ledger.append(Sample.hit("order_id=3&IMPORTE=5"))
        #expect(try ledger.sales().count == 1)
    }

    @Test func rebillsAreSalesOfTheirOwnDay() throws {
        let ledger = try Ledger.shop()
        let month: Duration = .seconds(30 * 86_400)
        let query = "order_id=7&status=rebill&IMPORTE=10"
        try ledger.append(
            Sample.word("order_id=7&IMPORTE=10"), Sample.word(query, at: Sample.now + month),
            Sample.word(query, at: Sample.now + month),
            Sample.word(query, at: Sample.now + month * 2))
        #expect(try ledger.sales().map(\.seq) == [1, 2, 4])
    }

    @Test func requestKeyStandsForTheOrder() throws {
        let ledger = try Ledger.shop()
        try ledger.append(
            Sample.word("IMPORTE=5&idempotency_key=k/0"),
            Sample.word("IMPORTE=5&idempotency_key=k/0"),
            Sample.word("IMPORTE=5&idempotency_key=k/1"))
        #expect(try ledger.sales().map(\.seq) == [1, 3])
    }

    @Test func shopsTimeDecidesTheDay() throws {
        let ledger = try Ledger.shop()
        let said = Sample.now - .seconds(5 * 86_400)
        let seconds = said.milliseconds / 1000
        try ledger.append(
            Sample.word("order_id=1&time=\(seconds)"),
            Sample.word("order_id=2&time=\(seconds - 401 * 86_400)"),
            Sample.word("order_id=3&time=\(seconds + 7 * 86_400)"))
        #expect(try ledger.sales().map(\.at) == [said, Sample.now, Sample.now])
    }

    @Test func contactOfTheOrderFindsItsClick() throws {
        let hash = String(repeating: "ab", count: 32)
        let ledger = try Ledger.shop()
        try ledger.control.remember([("ana", hash)], of: Ledger.shop)
        try ledger.append(
            Sample.click(3, at: Sample.now - .seconds(90), contact: .reference("ana")),
            Sample.click(4, at: Sample.now - .seconds(60), link: 2, contact: .reference("bob")),
            Sample.word("order_id=1&IMPORTE=5&email=sha256:\(hash)"),
            Sample.word("order_id=2&IMPORTE=5&email=sha256:\(hash.replacing("a", with: "c"))"))
        #expect(
            try ledger.verdicts() == [3: Self.credited, 4: .unattributed(.noCookie)])
        #expect(try Self.row(ledger).first?.hasSuffix("order-contact 3") == true)
        #expect(try ledger.sales().map(\.contact) == ["ana", nil])
    }

    @Test func modelsShareTheNetAmount() throws {
        var account = Sample.account()
        account.sales.model = .position
        let ledger = try Ledger.shop(account)
        let touches = (1...4 as ClosedRange<Int64>).map { click -> Touch in
            let at = Sample.now - .seconds(100 - click)
            return Sample.touch(UInt64(click), at: at, link: UInt64(click % 2 + 1))
        }
        try ledger.append(
            Sample.hit("order_id=7&IMPORTE=100", cookie: .touches(touches)),
            Sample.word("order_id=7&status=refunded&amount=0.05"))
        try ledger.fold()
        let connection = try Connection(path: ledger.folder.report, mode: .readOnly)
        let credits = try connection.all("SELECT click, amount FROM credit ORDER BY place") {
            [$0.integer(0), $0.integer(1)]
        }
        #expect(credits == [[1, 3998], [2, 1000], [3, 999], [4, 3998]])
        // Another model and folding again give the new table.
        account.sales.model = .firstClick
        try ledger.control.update(account)
        _ = try ledger.rowsFoldedAgain()
        #expect(try ledger.verdicts()[1] == .credited(CampaignID(1), LinkNumber(2)))
    }
}
