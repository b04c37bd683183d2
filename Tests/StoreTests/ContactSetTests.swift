import TestSupport
import Testing

@testable import Store

@Suite struct ContactSetTests {
    static func members(_ set: ContactSet) -> Set<UInt16> {
        var words = [UInt64](repeating: 0, count: ContactSet.wordCount)
        words.withUnsafeMutableBufferPointer { words in
            set.bytes.withUnsafeBytes { ContactSet.mark($0, in: words) }
        }
        return Set(
            (0..<UInt16(ContactSet.chunkSize)).filter {
                words[Int($0) / 64] & 1 << UInt64($0 % 64) != 0
            })
    }

    @Test(arguments: [1, 5, 60, 900, 4000]) func holdsWhatWasAdded(step: Int) {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("ContactSetTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        var set = ContactSet()
        var expected: Set<UInt16> = []
        for _ in 0..<20 {
            let more = Set((0..<step).map { _ in UInt16.random(in: 0..<0x8000, using: &random) })
            let isNew = !more.isSubset(of: expected)
            expected.formUnion(more)
            let changed = set.formUnion(more.sorted())
            #expect(changed == isNew)
            #expect(Self.members(set) == expected)
            #expect(set.bytes.count == (expected.count < 2048 ? expected.count * 2 : 4096))
        }
    }

    @Test func edgesOfAChunk() {
        var set = ContactSet()
        let changes = [set.formUnion([0, 0x7FFF]), set.formUnion([0x7FFF])]
        #expect(changes == [true, false])
        #expect(set.bytes == [0, 0, 0xFF, 0x7F])
        #expect(ContactSet.chunk(of: 32_767) == 0 && ContactSet.chunk(of: 32_768) == 1)
    }
}
