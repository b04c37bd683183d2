import Testing

@testable import Signing

@Suite struct HexadecimalTests {
    @Test func twoDigitsForEachByte() {
        #expect(Hexadecimal.encode([]) == "")
        #expect(Hexadecimal.encode([0, 9, 10, 0x7F, 0x80, 0xFF]) == "00090a7f80ff")
    }

    /// As sha256sum(1) has it.
    @Test func addressesHaveTheHashOfTheirBytes() {
        #expect(
            SHA256.hash(ofAddress: "ana@shop.example")
                == "9135944786a6b81e95ac94a5690683c3ba90f2d3bb2ca9e83fd103be461fa192")
    }
}
