import Foundation
import Testing

extension CrashTests {
    /// A journal file that was overwritten while nobody served.
    @Suite(.serialized)
    struct DamageTests {
        /// Serves, stops, damages, serves again; what was told before and after.
        private func play(
            _ site: Site, kill: Bool, _ damage: (FileHandle) throws -> Void, in file: String
        ) throws -> (before: Answers, after: Answers) {
            let first = try site.started()
            let before = Crowd(site, first, name: "before", rounds: 60).ended()
            // The report waits until all is folded.
            try site.run("report", "sales", "--account", "4071")
            if kill { first.kill() } else { first.stop() }
            let handle = try FileHandle(
                forUpdating: URL(filePath: site.data + "/journal/000001.sqlite" + file))
            try damage(handle)
            try handle.close()
            let second = try site.started()
            let after = Crowd(site, second, name: "after", rounds: 20).ended()
            #expect(second.stop() == 0)
            #expect(before.wrong == [] && after.wrong == [])
            #expect(before.count == 480 && after.count == 160)
            return (before, after)
        }

        private func overwrite(_ handle: FileHandle, at offset: UInt64, count: Int) throws {
            try handle.seek(toOffset: offset)
            try handle.write(contentsOf: Data(repeating: 0xA5, count: count))
        }

        @Test("its beginning: a new file is begun, and what was folded stays")
        func header() throws {
            let site = try Site()
            let (before, after) = try play(
                site, kill: false,
                { file in
                    try overwrite(file, at: 0, count: 200)
                }, in: "")
            #expect(try site.text("serve.err").contains("journal/000001.sqlite is damaged"))
            let books = try Books(site)
            #expect(books.losses(of: after) == [] && books.foldedSeq == books.lastSeq)
            #expect(books.reported[0] == before.clicks.count + after.clicks.count)
            #expect(books.reported[2] == before.sales.count + after.sales.count)
        }

        @Test("its log: numbers that were folded are not given again")
        func log() throws {
            let site = try Site()
            let (before, after) = try play(
                site, kill: true,
                { file in
                    try overwrite(file, at: 0, count: 200)
                }, in: "-wal")
            let books = try Books(site)
            #expect(books.losses(of: after) == [])
            #expect(books.damage == [])
            #expect(try site.text("serve.err").contains("of which 480 were folded already"))
            #expect(books.reported[0] == before.clicks.count + after.clicks.count)
            #expect(books.reported[2] == before.sales.count + after.sales.count)
        }

        @Test("a page of events: all others are there, and new ones follow")
        func page() throws {
            let site = try Site()
            let (before, after) = try play(
                site, kill: false,
                { file in
                    let pages = try file.seekToEnd() / 4096
                    #expect(pages > 8)
                    try overwrite(file, at: (pages - 4) * 4096, count: 4096)
                    // Everything is to be folded again.
                    for end in ["", "-wal", "-shm"] {
                        try? FileManager.default.removeItem(
                            atPath: site.data + "/report.sqlite" + end)
                    }
                }, in: "")
            #expect(try site.text("serve.err").contains("cannot be read"))
            let books = try Books(site)
            #expect(books.losses(of: after) == [])
            let lost = books.losses(of: before).count
            #expect((1...150).contains(lost), "\(lost)")
            #expect(books.reported == [books.clicks.count, books.clicks.count, books.sales.count])
        }
    }
}
