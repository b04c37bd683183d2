import Testing

@testable import Model

@Suite struct IdentifierTests {
    @Test(
        arguments: [
            ("1", 1), ("4071", 4071), ("007", 7), ("999999999999999999", 999_999_999_999_999_999),
            ("", nil), ("0", nil), ("000", nil), ("-1", nil), ("+1", nil), (" 1", nil), ("1 ", nil),
            ("1.0", nil), ("0x1", nil), ("1e3", nil), ("١", nil), ("a", nil),
            ("9223372036854775808", nil), ("18446744073709551615", nil),
            ("18446744073709551617", nil),
            ("99999999999999999999999999999999", nil),
        ] as [(String, UInt64?)])
    func readsPlainDigits(text: String, value: UInt64?) {
        #expect(LinkNumber(decimal: text.utf8)?.value == value)
    }

    /// Whatever is read fits a signed 64-bit column.
    @Test func staysWithinAColumn() throws {
        let edge = UInt64(Int64.max)
        for number in edge - 30...edge + 30 {
            guard let read = LinkNumber(decimal: String(number).utf8) else { continue }
            #expect(read.value == number && read.value <= edge)
        }
        #expect(LinkNumber(decimal: String(edge - 30).utf8) != nil)
    }

    @Test func ordersAndPrints() {
        #expect(LinkNumber(9) < LinkNumber(10) && LinkNumber(10).description == "10")
    }
}
