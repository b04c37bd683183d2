import Foundation
import Model
import Testing

@testable import Store

/// Clicks that are judged again when they are folded.
@Suite struct FoldBotsTests {
    static func burst(_ start: UInt64 = 1) -> [Event] {
        (0..<3).map { index in
            Sample.click(
                start + index, at: Sample.now + .seconds(Int64(index)), link: index + 1,
                contact: .reference("ana"))
        }
    }

    static func reasons(_ ledger: Ledger) throws -> [String] {
        try ledger.fold()
        let connection = try Connection(path: ledger.folder.report, mode: .readOnly)
        return try connection.all("SELECT set_aside FROM click ORDER BY seq") {
            $0.optionalText(0) ?? "-"
        }
    }

    @Test(arguments: [true, false]) func burstsAreSetAside(isFoldedBetween: Bool) throws {
        let ledger = try Ledger.shop()
        for event in Self.burst() {
            try ledger.append(event)
            // Another process each time: nothing that matters is only in memory.
            if isFoldedBetween { try ledger.fold() }
        }
        #expect(try Self.reasons(ledger) == ["link-burst", "link-burst", "link-burst"])
        let rows = try ledger.rows()
        #expect(try ledger.rowsFoldedAgain() == rows)
    }

    @Test func aSaleShowsThatAReaderClicked() throws {
        let ledger = try Ledger.shop()
        for event in Self.burst() { try ledger.append(event) }
        let cookie = CookieEvidence.touches([
            Sample.touch(2, at: Sample.now + .seconds(1), link: 2)
        ])
        try ledger.append(Sample.hit(at: Sample.now + .seconds(60), cookie: cookie))
        #expect(try Self.reasons(ledger) == ["link-burst", "-", "link-burst"])
        #expect(try ledger.sales().count == 1)
        let rows = try ledger.rows()
        #expect(try ledger.rowsFoldedAgain() == rows)
    }

    @Test(arguments: [true, false]) func rollUpsFollow(isFoldedBetween: Bool) throws {
        let ledger = try Ledger.shop()
        let (account, at) = (Ledger.shop, Sample.now)
        func append(_ event: Event) throws {
            try ledger.append(event)
            if isFoldedBetween { try ledger.fold() }
        }
        // Twice the same link before the burst takes both: the contact leaves its sets.
        try append(Sample.click(8, at: at, link: 1, contact: .reference("ana")))
        for event in Self.burst() { try append(event) }
        try append(Sample.click(9, at: at + .seconds(300), link: 1, contact: .reference("ana")))
        try ledger.fold()
        #expect(try VerificationTests.differences(ledger) == [])
        // The page brings the click on link 2 back, then the shop's word that on link 1.
        let page = Sample.touch(2, at: at + .seconds(1), link: 2)
        try append(
            Sample.hit("order_id=1", at: at + .seconds(400), cookie: .touches([page])))
        #expect(try Self.reasons(ledger).suffix(3) == ["-", "link-burst", "-"])
        #expect(try VerificationTests.differences(ledger) == [])
        try append(
            Sample.word(
                "order_id=1", at: at + .seconds(500), click: .touch(Sample.touch(1, at: at))))
        #expect(
            try Self.reasons(ledger)
                == ["link-burst", "-", "-", "link-burst", "-"])
        try ledger.fold()
        #expect(try VerificationTests.differences(ledger) == [])
        let clickers = try ledger.fold().figures(SalesFilter(account: account), by: .link)
        #expect(clickers.values.reduce(0) { $0 + $1.clicks } == 3)
    }

    /// The next click brings the cookie: whoever keeps cookies reads.
    @Test func aSecondClickShowsThatAReaderClicked() throws {
        let ledger = try Ledger.shop()
        for event in Self.burst() { try ledger.append(event) }
        try ledger.append(
            Sample.click(
                9, at: Sample.now + .seconds(90), contact: .reference("ana"),
                signals: ClickSignals(facts: .carriesCookie, remembered: [ClickID(2)])))
        #expect(try Self.reasons(ledger) == ["link-burst", "-", "link-burst", "-"])
        #expect(try VerificationTests.differences(ledger) == [])
        let rows = try ledger.rows(withRollUps: true)
        #expect(try ledger.rowsFoldedAgain(withRollUps: true) == rows)
    }

    /// A page that is set aside, or a link that counts no sales, shows it as well.
    @Test(arguments: [true, false]) func anyHitShowsThatAReaderClicked(comesFirst: Bool) throws {
        let ledger = try Ledger.shop()
        let burst = Self.burst()
        let touch = Sample.touch(1, at: Sample.now)
        let hit = Sample.hit(
            at: Sample.now + .seconds(1), setAside: .notActivated,
            proof: HitProof(click: .touch(touch)))
        try ledger.append(burst[0])
        if comesFirst { try ledger.append(hit) }
        try ledger.append(burst[1], burst[2])
        if !comesFirst { try ledger.append(hit) }
        #expect(try Self.reasons(ledger) == ["-", "link-burst", "link-burst"])
        let rows = try ledger.rows(withRollUps: true)
        #expect(try ledger.rowsFoldedAgain(withRollUps: true) == rows)
    }

    /// An order's address finds no click of a scanner.
    @Test func suspectsEarnNothingByTheOrdersContact() throws {
        let ledger = try Ledger.shop()
        let hash = String(repeating: "a", count: 64)
        try ledger.control.remember([("ana", hash)], of: Ledger.shop)
        for event in Self.burst() { try ledger.append(event) }
        try ledger.append(
            Sample.word("order_id=1&email=sha256:\(hash)", at: Sample.now + .seconds(60)))
        #expect(try ledger.verdicts()[4] == .unattributed(.noCookie))
    }

    @Test func certainReasonsStayWhateverIsSold() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1, setAside: .headRequest))
        try ledger.append(Sample.hit(cookie: .touches([Sample.touch(1)])))
        #expect(try Self.reasons(ledger) == ["head-request"])
    }

    @Test func theOperatorsListDecides() throws {
        let ledger = try Ledger.shop()
        try ledger.append(Sample.click(1, setAside: .knownBot), Sample.click(2))
        #expect(try Self.reasons(ledger) == ["known-bot", "-"])
        try Data("# ours\nnothing-like-it\n".utf8).write(to: URL(filePath: ledger.folder.bots))
        _ = try ledger.rowsFoldedAgain()
        #expect(try Self.reasons(ledger) == ["-", "-"])
        try Data("MOZILLA/5\n".utf8).write(to: URL(filePath: ledger.folder.bots))
        _ = try ledger.rowsFoldedAgain()
        #expect(try Self.reasons(ledger) == ["known-bot", "known-bot"])
    }
}
