import Model
import Testing

@testable import Store

/// Set-aside hits that support lets in after all.
@Suite struct FoldAdmissionTests {
    static let query = "PRODUCTO=Zapato&IMPORTE=39.90"
    static let credited = HitVerdict.credited(CampaignID(1), LinkNumber(1))

    static func hit(
        _ click: UInt64, after: Duration = .zero, _ reason: SetAsideReason? = .notActivated,
        account: UInt64 = 4071, query: String = query
    ) -> Event {
        Sample.hit(
            query, at: Sample.now + after, account: account,
            cookie: .touches([Sample.touch(click, at: Sample.now - .seconds(60))]),
            setAside: reason)
    }

    static func admit(_ ledger: Ledger, _ reason: SetAsideReason = .notActivated) throws {
        try ledger.control.admit(
            reason, account: Ledger.shop, since: Sample.now, until: Sample.now + .seconds(100))
    }

    /// Set-aside hits in and out of what is let in below; only 1 and 2 are in it.
    static func fill(_ ledger: Ledger) throws {
        try ledger.append(
            hit(1), hit(2, after: .seconds(100)), hit(3, after: .milliseconds(100_001)),
            hit(4, after: .seconds(-1)), hit(5, .wrongHost), hit(6, account: 2),
            hit(7, .headRequest))
    }

    @Test(arguments: [true, false]) func letsInWhatItNames(isFoldedBefore: Bool) throws {
        let ledger = try Ledger.shop()
        try ledger.control.add(Sample.account(2), at: Sample.now)
        try Self.fill(ledger)
        let before = try isFoldedBefore ? ledger.verdicts() : [:]
        #expect(before[1] == (isFoldedBefore ? .setAside(.notActivated) : nil))
        try Self.admit(ledger)
        let verdicts = try ledger.verdicts()
        #expect(verdicts.filter { $0.value == Self.credited }.keys.sorted() == [1, 2])
        #expect(verdicts[5] == .setAside(.wrongHost) && verdicts[7] == .setAside(.headRequest))
        for seq in [3, 4, 6] as [Int64] { #expect(verdicts[seq] == .setAside(.notActivated)) }
        // Once: neither folding on nor folding again counts them a second time.
        let rows = try ledger.rows()
        #expect(rows.last == "cursor 7 1")
        #expect(try Fold(ledger.folder).catchUp() == 0)
        #expect(try ledger.rows() == rows)
        #expect(try ledger.rowsFoldedAgain() == rows)
    }

    @Test func sameHitsTwiceAreLetInOnce() throws {
        let ledger = try Ledger.shop()
        try ledger.control.add(Sample.account(2), at: Sample.now)
        try Self.fill(ledger)
        try ledger.fold()
        try Self.admit(ledger)
        try Self.admit(ledger)
        try ledger.fold()
        try Self.admit(ledger)
        try ledger.fold()
        #expect(try ledger.sales().map(\.seq) == [1, 2])
        #expect(try ledger.rows().last == "cursor 7 3")
    }

    @Test func eachReasonIsItsOwn() throws {
        let ledger = try Ledger.shop()
        try ledger.control.add(Sample.account(2), at: Sample.now)
        try Self.fill(ledger)
        try ledger.fold()
        try Self.admit(ledger, .wrongHost)
        #expect(try ledger.sales().map(\.seq) == [5])
        try Self.admit(ledger)
        #expect(try ledger.sales().map(\.seq).sorted() == [1, 2, 5])
    }

    @Test func openFoldHearsOfIt() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Self.hit(1))
        let fold = try Fold(ledger.folder)
        try fold.catchUp()
        #expect(try fold.step() == 0)
        try Self.admit(ledger)
        #expect(try fold.catchUp() > 0)
        #expect(try fold.catchUp() == 0)
        #expect(try ReportReader(ledger.folder).foldedAdmission() == 1)
        #expect(try ledger.verdicts() == [1: Self.credited])
    }

    @Test func reloadsStayRepeats() throws {
        for isFoldedBefore in [true, false] {
            let ledger = try Ledger.shop()
            try ledger.append(Self.hit(1), Self.hit(1, after: .seconds(5)))
            if isFoldedBefore { try ledger.fold() }
            try Self.admit(ledger)
            #expect(try ledger.verdicts() == [1: Self.credited, 2: .setAside(.repeated)])
        }
    }

    /// A sale that came so much later is another one, whichever is counted first.
    @Test func laterSaleOutsideTheWindowIsNoRepeat() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Self.hit(1), Self.hit(1, after: .seconds(10 * 86_400), nil))
        #expect(try ledger.verdicts() == [1: .setAside(.notActivated), 2: Self.credited])
        try Self.admit(ledger)
        #expect(try ledger.verdicts() == [1: Self.credited, 2: Self.credited])
        let rows = try ledger.rows()
        #expect(try ledger.rowsFoldedAgain() == rows)
    }

    @Test func laterSaleInsideTheWindowIsTheSame() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Self.hit(1), Self.hit(1, after: .seconds(86_400), nil))
        try ledger.fold()
        try Self.admit(ledger)
        #expect(try ledger.sales().count == 1)
        _ = try ledger.rowsFoldedAgain()
        #expect(try ledger.sales().count == 1)
    }

    /// The hit named a sub-account that was made only later.
    @Test func unknownAccountIsLetInLater() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Self.hit(1, .unknownAccount, account: 7), Self.hit(2, nil, account: 7))
        let aside = HitVerdict.setAside(.unknownAccount)
        #expect(try ledger.verdicts() == [1: aside, 2: aside])
        try ledger.control.add(Sample.account(7), at: Sample.now)
        #expect(try ledger.verdicts() == [1: aside, 2: aside])
        try ledger.control.admit(
            .unknownAccount, account: SubAccountID(7), since: Sample.now, until: Sample.now)
        let none = HitVerdict.unattributed(.noCookie)
        #expect(try ledger.verdicts() == [1: none, 2: none])
    }

    @Test func countSaysHowManyWait() throws {
        let ledger = try Ledger.shop()
        try ledger.control.add(Sample.account(2), at: Sample.now)
        try Self.fill(ledger)
        let reader = try ledger.fold()
        let since: (Int64) -> Instant = { Instant(milliseconds: $0) }
        for (reason, account, start, count) in [
            (SetAsideReason.notActivated, 4071, since(0), 4), (.wrongHost, 4071, since(0), 1),
            (.notActivated, 4071, Sample.now, 3), (.notActivated, 2, since(0), 1),
            (.repeated, 4071, since(0), 0), (.notActivated, 9, since(0), 0),
        ] as [(SetAsideReason, UInt64, Instant, Int64)] {
            let found = try reader.setAsideCount(
                reason, account: SubAccountID(account), since: start)
            #expect(found == count, "\(reason) \(account)")
        }
    }
}
