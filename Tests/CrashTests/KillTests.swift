import Foundation
import TestSupport
import Testing

extension CrashTests {
    /// `kill -9` at random moments, again and again on one data folder.
    @Suite(.serialized)
    struct KillTests {
        /// Lets a crowd come, kills the service at a random moment, `rounds` times; what they
        /// were told.
        private func kill(
            _ site: Site, rounds: Int, deadline: Int, habit: Crowd.Habit,
            _ random: inout SeededRandom
        ) throws -> Answers {
            var answers = Answers()
            for round in 0..<rounds {
                let service = try site.started(deadline: deadline)
                let crowd = Crowd(site, service, name: "k\(round)", habit: habit)
                Thread.sleep(forTimeInterval: .random(in: 0.005...0.25, using: &random))
                service.kill()
                answers.add(crowd.ended())
            }
            return answers
        }

        @Test("every answered click and sale is there, once, whenever the kill comes")
        func killed() throws {
            var random = SeededRandom(seed: seed())
            let site = try Site()
            let rounds = 40 * factor
            let answers = try kill(site, rounds: rounds, deadline: 10_000, habit: .both, &random)
            #expect(answers.wrong == [])
            #expect(answers.count > 20 * rounds, "too few to say anything")
            let books = try Books(site)
            books.expectComplete(answers)
            // What was on its way when the kill came may be there or not: one for each client.
            #expect(books.clicks.count <= answers.clicks.count + 4 * rounds)
            #expect(books.sales.count <= answers.sales.count + 4 * rounds)
        }

        /// The proof of the test: readers sent on before the commit are lost by a kill.
        @Test func answersBeforeTheCommitAreFoundMissing() throws {
            var random = SeededRandom(seed: seed())
            let site = try Site()
            site.faults[.syncDelay] = 100_000
            let answers = try kill(site, rounds: 6, deadline: 1, habit: .clicks, &random)
            #expect(!(try Books(site).losses(of: answers)).isEmpty)
        }
    }
}
