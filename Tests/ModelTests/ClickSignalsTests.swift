import Testing

@testable import Model

/// IP truncation: nothing longer than a network is ever made.
@Suite struct ClickSignalsTests {
    /// Sixteen bytes with zeros in their middle.
    static func ipv6(_ start: [UInt8], _ end: [UInt8]) -> [UInt8] {
        start + [UInt8](repeating: 0, count: 16 - start.count - end.count) + end
    }

    static let cases: [(address: [UInt8], network: [UInt8]?)] = [
        ([203, 0, 113, 77], [203, 0, 113]), ([8, 8, 8, 8], [8, 8, 8]),
        ([172, 32, 0, 1], [172, 32, 0]), ([100, 128, 0, 1], [100, 128, 0]),
        // These name nobody.
        ([127, 0, 0, 1], nil), ([10, 1, 2, 3], nil), ([192, 168, 1, 1], nil),
        ([172, 16, 0, 1], nil), ([172, 31, 255, 1], nil), ([169, 254, 0, 1], nil),
        ([100, 64, 0, 1], nil), ([0, 0, 0, 0], nil),
        (ipv6([0x20, 1, 0xD, 0xB8, 1, 2], [9]), [0x20, 1, 0xD, 0xB8, 1, 2]),
        (ipv6([], [1]), nil), (ipv6([], []), nil), (ipv6([0xFD, 1], [1]), nil),
        (ipv6([0xFE, 0x80], [1]), nil), (ipv6([], [0xFF, 0xFF, 203, 0, 113, 77]), [203, 0, 113]),
        (ipv6([], [0xFF, 0xFF, 10, 0, 0, 1]), nil),
        ([], nil), ([1, 2, 3], nil), ([1, 2, 3, 4, 5], nil),
    ]

    @Test(arguments: cases.indices) func addressesAreCut(index: Int) {
        let (address, network) = Self.cases[index]
        #expect(ClientNetwork(address: address)?.bytes == network)
    }

    @Test func storedNetworksAreReadAsTheyAre() {
        #expect(ClientNetwork(bytes: [10, 0, 0])?.bytes == [10, 0, 0])
        for count in [0, 1, 2, 4, 5, 7, 16] {
            #expect(ClientNetwork(bytes: Array(repeating: 1, count: count)) == nil)
        }
    }
}
