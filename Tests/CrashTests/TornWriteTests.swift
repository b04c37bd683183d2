import Foundation
import Testing

extension CrashTests {
    /// The process ends in the middle of a write, or before a sync.
    @Suite(.serialized)
    struct TornWriteTests {
        private static let writes = (1...20 * factor).map { Faults.Kill(.killAtWrite, $0) }
        private static let syncs = (1...10 * factor).map { Faults.Kill(.killAtSync, $0) }

        /// Serves until the fault ends it, again and again on one folder; what was told.
        private func play(_ kills: [Faults.Kill], deadline: Int, delay: Int64) throws -> Books.Told
        {
            let site = try Site()
            var answers = Answers()
            for (round, kill) in kills.enumerated() {
                site.faults.heal()
                let service = try site.started(deadline: deadline)
                let before = Crowd(site, service, name: "b\(round)", rounds: 3).ended()
                answers.add(before)
                site.faults[.writeDelay] = delay
                site.faults.arm(kill)
                answers.add(Crowd(site, service, name: "t\(round)").ended())
                service.process.waitUntilExit()
                #expect(service.process.terminationReason == .uncaughtSignal)
            }
            site.faults.heal()
            return Books.Told(books: try Books(site), answers: answers)
        }

        @Test("killed in the middle of the n-th write, before the n-th sync")
        func torn() throws {
            let told = try play(Self.writes + Self.syncs, deadline: 10_000, delay: 0)
            #expect(told.answers.wrong == [])
            told.books.expectComplete(told.answers)
        }

        /// The proof of the test: who was answered before the write is lost by it.
        @Test func answersBeforeTheWriteAreFoundMissing() throws {
            let told = try play([Faults.Kill(.killAtWrite, 1)], deadline: 1, delay: 300_000)
            #expect(!told.books.losses(of: told.answers).isEmpty)
        }
    }
}
