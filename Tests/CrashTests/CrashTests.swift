import Foundation
import Testing

/// Nothing that was answered is ever lost: the real `serve`, real clients, a bad disk.
///
/// One after the other, because the machine's few cores are part of what is tested.
@Suite(.serialized)
enum CrashTests {
    /// How much longer than usual to look, `SALETRAIL_CRASH_FACTOR`: 10 makes hundreds of kills.
    static let factor =
        Int(
            ProcessInfo.processInfo.environment["SALETRAIL_CRASH_FACTOR"] ?? "") ?? 1

    /// Where a random test begins: printed, and set by `SALETRAIL_CRASH_SEED`.
    static func seed(_ test: String = #function) -> UInt64 {
        let given = ProcessInfo.processInfo.environment["SALETRAIL_CRASH_SEED"].flatMap(UInt64.init)
        let seed = given ?? UInt64.random(in: 1..<(1 << 32))
        print("\(test): SALETRAIL_CRASH_SEED=\(seed)")
        return seed
    }
}

/// Repeatable random numbers (SplitMix64, Steele, Lea and Flood 2014).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
