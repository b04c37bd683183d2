import Foundation
import Model

@testable import Store

/// What a bad disk leaves of a journal file.
enum Damage {
    /// Overwrites a page of a segment; pages are numbered from 0, or with a minus from the end.
    static func overwrite(page: Int, of number: Int, in folder: DataFolder) throws {
        let file = try FileHandle(
            forUpdating: URL(filePath: JournalSegment.path(number, in: folder)))
        let count = Int(try file.seekToEnd()) / 4096
        try file.seek(toOffset: UInt64((page + (page < 0 ? count : 0)) * 4096))
        try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        try file.close()
    }

    /// A shop with two days of clicks, a segment each: 600 of "ana" and others, then 10; all
    /// folded.
    static func twoSegments() throws -> Ledger {
        let ledger = try Ledger.shop()
        for (day, clicks) in [(0, 600), (1, 10)] as [(Int64, UInt64)] {
            let at = Sample.now + .seconds(day * 86_400)
            for id in 1...clicks {
                let name = id % 100 == 0 ? "ana" : "c\(id)"
                try ledger.append(
                    Sample.click(UInt64(day) * 1000 + id, at: at, contact: .reference(name)))
            }
            try ledger.journal.rotate()
        }
        try ledger.fold()
        ledger.journal.close()
        return ledger
    }
}
