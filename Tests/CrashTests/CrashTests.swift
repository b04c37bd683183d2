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
