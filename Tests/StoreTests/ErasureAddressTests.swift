import Foundation
import Model
import TestSupport
import Testing

@testable import Store

/// Erasure of contacts whose orders name them by their addresses' hashes.
@Suite struct ErasureAddressTests {
    static let hashes = [
        "ana": String(repeating: "a1", count: 32), "bob": String(repeating: "b2", count: 32),
    ]
    static let erase = UpkeepTask.erase(account: Ledger.shop, reference: "ana")

    /// Orders that are credited by the address alone, one of ana with capital digits, one with
    /// the address as its number; and a reload and a set-aside hit of hers.
    static func orders() throws -> Ledger {
        let ledger = try UpkeepTests.twoDays()
        try ledger.control.remember(hashes.map { ($0.key, $0.value) }, of: Ledger.shop)
        let (ana, bob) = (hashes["ana"] ?? "", hashes["bob"] ?? "")
        let at = Sample.now + .seconds(90_000)
        try ledger.append(
            Sample.word("order_id=A1&IMPORTE=5&email=sha256%3A\(ana)", at: at),
            Sample.hit("order_id=A1&IMPORTE=5&email=sha256%3A\(ana)", at: at),
            Sample.word("order_id=A2&IMPORTE=6&email=\(ana.uppercased())&name=Ana", at: at),
            Sample.word("ref=sha256%3A\(ana)&PRODUCTO=sha256%3A\(ana)&IMPORTE=7", at: at),
            Sample.hit("IMPORTE=8&mail=\(ana)", at: at, setAside: .notActivated),
            Sample.word("order_id=B1&IMPORTE=9&email=sha256%3A\(bob)", at: at))
        return ledger
    }

    private func traces(_ ledger: Ledger) throws -> [String] {
        let hash = Self.hashes["ana"] ?? ""
        return try [hash, hash.uppercased(), "\u{3}ana", "ana\u{1}"].flatMap { text in
            try Erased.files(holding: text, in: ledger.folder).map { "\($0): \(text)" }
        }
    }

    @Test func noHashIsLeftAndCreditsStay() throws {
        let ledger = try Self.orders()
        let sales = try ledger.sales()
        #expect(sales.filter { $0.contact == "ana" }.count == 3)
        let before = try UpkeepTests.figures(ledger)
        #expect(try !traces(ledger).isEmpty)
        try UpkeepTests.run(Self.erase, ledger)
        #expect(try traces(ledger) == [])
        let totals = [FigureGroup.total, .link, .day]
        for group in totals { #expect(try UpkeepTests.figures(ledger)[group] == before[group]) }
        #expect(try ledger.sales().map(\.seq) == sales.map(\.seq))
        #expect(try ledger.sales().map(\.contact).filter { $0 == "bob" }.count == 2)
        // Folded again it is the same: the stand-in's orders find the stand-in's clicks.
        #expect(try VerificationTests.differences(ledger) == [])
        let rows = try ledger.rows(withRollUps: true)
        try UpkeepTests.run(.refold, ledger)
        #expect(try ledger.rows(withRollUps: true) == rows)
        #expect(try traces(ledger) == [])
    }

    /// What a service keeps open is searched, too: its log, and pages that are free.
    @Test func nothingIsLeftInOpenFiles() throws {
        let ledger = try Self.orders()
        try ledger.fold()
        ledger.journal.close()
        _ = try ledger.control.request(Self.erase, at: Sample.now)
        let upkeep = try Upkeep(
            ledger.folder, journal: IdleJournal(ledger.folder), clock: { Sample.now })
        try upkeep.catchUp()
        #expect(try traces(ledger) == [])
        withExtendedLifetime(upkeep) {}
    }

    /// Ended at any moment it goes on where it was, and ends as if it had not been.
    @Test func isFinishedWhenItWasCutOff() throws {
        let whole = try Self.orders()
        try UpkeepTests.run(Self.erase, whole)
        let expected = try whole.rows(withRollUps: true)
        for steps in 1...8 {
            let ledger = try Self.orders()
            ledger.journal.close()
            _ = try ledger.control.request(Self.erase, at: Sample.now)
            do {
                let upkeep = try Upkeep(
                    ledger.folder, journal: IdleJournal(ledger.folder), clock: { Sample.now })
                for _ in 0..<steps { _ = try upkeep.step() }
            }
            let next = try Upkeep(
                ledger.folder, journal: IdleJournal(ledger.folder), clock: { Sample.now })
            try next.catchUp()
            let left = try traces(ledger)
            #expect(left == [], "\(steps)")
            #expect(try ledger.rows(withRollUps: true) == expected, "\(steps)")
        }
    }

    /// Without the browser's name and network a click could not be judged as it was.
    @Test(arguments: ["", "mozilla"]) func verdictsStay(bots: String) throws {
        let ledger = try Ledger.shop()
        _ = try PrivateFile.create(ledger.folder.bots, Array(bots.utf8))
        let signals = ClickSignals(network: ClientNetwork(bytes: [192, 0, 2]))
        for (seconds, link) in [(0, 1), (100, 1), (101, 2), (102, 3)] as [(Int64, UInt64)] {
            try ledger.append(
                Sample.click(
                    UInt64(seconds) + 1, at: Sample.now + .seconds(seconds), link: link,
                    contact: .reference("ana"), signals: signals))
        }
        let clicks = try ledger.fold().clicks(.installation, after: 0, limit: 10)
        #expect(clicks.compactMap(\.setAside).count == (bots.isEmpty ? 3 : 4))
        try UpkeepTests.run(Self.erase, ledger)
        #expect(try VerificationTests.differences(ledger) == [])
        #expect(try Erased.files(holding: "ana", in: ledger.folder).isEmpty)
    }

    @Test func whoIsOnlyKnownByAddressCanBeErased() throws {
        let ledger = try Ledger.shop()
        try ledger.control.remember([("ana", Self.hashes["ana"] ?? "")], of: Ledger.shop)
        let history = try ledger.fold().history(
            of: "ana", account: Ledger.shop, control: ledger.control)
        #expect(history.isKnown)
        try UpkeepTests.run(Self.erase, ledger)
        #expect(try traces(ledger) == [])
    }
}
