import Foundation
import Testing

extension CrashTests {
    /// Power cuts: all that a disk may be left with at a moment, rebuilt from the shim's record.
    @Suite(.serialized)
    struct PowerCutTests {
        /// Rebuilt moments, each in the four ways of ``Disk/Remains``.
        private static let moments = 150 * factor

        /// Two services one after the other, the first stopped, the second killed, while `faults`
        /// happen.
        private func recorded(_ faults: (Faults) -> Void) throws -> (Site, Trace) {
            let site = try Site(recording: true)
            faults(site.faults)
            let first = try site.started(recording: true)
            var told = Crowd(site, first, name: "first", rounds: 40).ended()
            #expect(first.stop() == 0)
            let second = try site.started(recording: true)
            told.add(Crowd(site, second, name: "second", rounds: 25).ended())
            second.kill()
            let trace = try Trace(contentsOf: site.log)
            #expect(told.wrong == [])
            #expect(trace.promises().count == told.count, "not every answer is in the record")
            return (site, trace)
        }

        /// Cuts the power at random moments of the record; what was promised and is lost.
        private func losses(
            _ site: Site, _ trace: Trace, moments: Int, random: inout Seeded
        ) throws -> [String] {
            let starts = trace.steps.indices.filter {
                if case .started = trace.steps[$0] { true } else { false }
            }
            let promises = trace.promises()
            // The service's first start is the fourth program: three made folder and newsletter.
            let cuts = (0..<moments).map { _ in
                Int.random(in: starts[3]...trace.steps.count, using: &random)
            }
            var disk = Disk()
            var done = 0
            var losses: [String] = []
            for cut in cuts.sorted() {
                for step in trace.steps[done..<cut] { disk.apply(step) }
                done = cut
                let kept = promises.prefix { $0.step < cut }.map(\.answer)
                for remains in Disk.Remains.allCases {
                    let left = disk.afterPowerCut(remains, root: site.path, using: &random)
                    let problems = try check(site, left, kept)
                    losses += problems.map { "step \(cut), \(remains): \($0)" }
                }
            }
            return losses
        }

        /// Lays the files out and opens them with the program.
        private func check(
            _ site: Site, _ left: [String: [UInt8]], _ promises: [Promise]
        ) throws -> [String] {
            let root = site.path + "/state"
            try? FileManager.default.removeItem(atPath: root)
            for (name, content) in left.sorted(by: { $0.key < $1.key }) {
                let path = root + name.dropFirst(site.path.count)
                if name.hasSuffix("/") {
                    try FileManager.default.createDirectory(
                        atPath: path, withIntermediateDirectories: true)
                } else {
                    try Data(content).write(to: URL(filePath: path))
                }
            }
            do {
                let books = try Books(site, data: root + "/data")
                return promises.filter { !books.holds($0) }.map { "\($0)" } + books.contradictions
            } catch {
                return ["\(error)"]
            }
        }

        @Test("whatever a power cut leaves, what was answered is there")
        func powerCuts() throws {
            var random = Seeded(seed())
            let (site, trace) = try recorded { _ in }
            #expect(trace.promises().count == 520)
            let losses = try losses(site, trace, moments: Self.moments, random: &random)
            #expect(losses.isEmpty, "\(losses.count): \(losses.prefix(20))")
        }

        @Test("syncs that fail now and then, and a power cut afterwards")
        func failedSyncs() throws {
            var random = Seeded(seed())
            let (site, trace) = try recorded {
                $0[.failAtSync] = 20
                $0[.failingSyncs] = 3
            }
            let losses = try losses(site, trace, moments: Self.moments / 3, random: &random)
            #expect(losses.isEmpty, "\(losses.count): \(losses.prefix(20))")
        }

        /// The proof of the test: syncs that do nothing (what `synchronous=NORMAL` leaves out) are
        /// found out, and so is one failed sync that is taken for a good one.
        @Test(arguments: [(1, Int64.max), (20, 1)] as [(Int64, Int64)])
        func syncsThatLieAreFound(first: Int64, count: Int64) throws {
            var random = Seeded(seed())
            let (site, trace) = try recorded {
                $0[.lyingSyncs] = 1
                $0[.failAtSync] = first
                $0[.failingSyncs] = count
            }
            let losses = try losses(site, trace, moments: 15, random: &random)
            #expect(!losses.isEmpty)
        }
    }
}
