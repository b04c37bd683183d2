import Testing

@testable import Signing

@Suite struct HMACSHA256Tests {
    /// RFC 4231, section 4: key, data and HMAC-SHA-256 of test cases 1 to 7.
    struct Case: Sendable {
        let key: [UInt8]
        let data: [UInt8]
        let code: String
    }

    static let cases = [
        Case(
            key: Array(repeating: 0x0B, count: 20), data: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Case(
            key: Array("Jefe".utf8), data: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Case(
            key: Array(repeating: 0xAA, count: 20), data: Array(repeating: 0xDD, count: 50),
            code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Case(
            key: Array(1...25), data: Array(repeating: 0xCD, count: 50),
            code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        // Case 5 gives only the first 128 bits.
        Case(
            key: Array(repeating: 0x0C, count: 20), data: Array("Test With Truncation".utf8),
            code: "a3b6167473100ee06e0c796c2955552b"),
        Case(
            key: Array(repeating: 0xAA, count: 131),
            data: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Case(
            key: Array(repeating: 0xAA, count: 131),
            data: Array(
                ("This is a test using a larger than block-size key and a larger than block-size "
                    + "data. The key needs to be hashed before being used by the HMAC algorithm.")
                    .utf8),
            code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    ]

    @Test(arguments: cases.indices) func matchesRFC4231(index: Int) {
        let row = Self.cases[index]
        let authenticator = HMACSHA256(key: row.key)
        #expect(hexadecimal(authenticator.code(for: row.data)).hasPrefix(row.code))
        // A prepared key is used again and again.
        #expect(hexadecimal(authenticator.code(for: row.data)).hasPrefix(row.code))
    }

    @Test func showsNoKey() {
        let authenticator = HMACSHA256(key: Array(1...32))
        var dumped = ""
        dump(authenticator, to: &dumped)
        for text in ["\(authenticator)", String(reflecting: authenticator), dumped] {
            #expect(!text.contains("SIMD") && !text.contains("chain"))
        }
    }
}
