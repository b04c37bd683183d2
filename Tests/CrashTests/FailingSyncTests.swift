import Foundation
import Testing

extension CrashTests {
    /// Syncs that fail or take long.
    @Suite(.serialized)
    struct FailingSyncTests {
        @Test("one or several syncs fail", arguments: [1, 2, 5, 9])
        func some(count: Int64) throws {
            let site = try Site()
            let service = try site.started(deadline: 250)
            let before = Crowd(site, service, name: "before", rounds: 20).ended()
            site.faults.failSyncs(count)
            let during = Crowd(
                site, service, name: "during", size: 1, rounds: 20, habit: .sales
            ).ended()
            let after = Crowd(site, service, name: "after", rounds: 20).ended()
            service.kill()
            #expect((1...Int(count)).contains(during.unrecorded.count), "\(during.unrecorded)")
            #expect(before.sales.count == 80 && after.sales.count == 80)
            var promised = before
            promised.add(after)
            promised.sales.formUnion(during.sales)
            try Books(site).expectComplete(promised)
        }

        @Test("no sync works any more: readers arrive, and nothing is taken")
        func all() throws {
            let site = try Site()
            let service = try site.started(deadline: 250)
            let before = Crowd(site, service, name: "before", rounds: 20).ended()
            site.faults.failSyncs()
            let during = Crowd(site, service, name: "during", rounds: 50).ended()
            #expect(during.sales.isEmpty && during.unrecorded.count == 200)
            #expect(during.clicks.count == 200 && during.wrong == [])
            #expect(during.arePrompt, "\(during.slowestRedirect)")
            site.faults.heal()
            let after = Crowd(site, service, name: "after", rounds: 20).ended()
            #expect(after.unrecorded.isEmpty && after.sales.count == 80)
            #expect(service.stop() == 0)
            var promised = before
            promised.add(after)
            try Books(site).expectComplete(promised)
        }

        @Test("slow syncs: readers are sent on in time", arguments: [1, 500])
        func slow(milliseconds: Int64) throws {
            let answers = try slowed(by: milliseconds, deadline: 250)
            #expect(answers.arePrompt, "\(answers.slowestRedirect)")
        }

        /// The proof of the test: a service that waits longer is noticed.
        @Test func waitingLongerIsNoticed() throws {
            #expect(!(try slowed(by: 900, deadline: 10_000)).arePrompt)
        }

        private func slowed(by milliseconds: Int64, deadline: Int) throws -> Answers {
            let site = try Site()
            let service = try site.started(deadline: deadline)
            site.faults[.syncDelay] = milliseconds * 1000
            let answers = Crowd(
                site, service, name: "slow", size: 3, rounds: 2, habit: .clicks
            ).ended()
            #expect(answers.wrong == [] && answers.clicks.count == 6)
            // A reader who was sent on early is counted all the same.
            service.stop()
            try Books(site).expectComplete(answers)
            return answers
        }
    }
}
