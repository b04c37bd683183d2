import Testing

@testable import Model

@Suite struct ByteCodingTests {
    static let numbers: [(UInt64, [UInt8])] = [
        (0, [0]), (1, [1]), (127, [0x7F]), (128, [0x80, 1]), (300, [0xAC, 2]),
        (16_383, [0xFF, 0x7F]), (16_384, [0x80, 0x80, 1]),
        (1 << 63, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1]),
        (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]),
    ]

    @Test(arguments: numbers.indices) func numbersHaveOneForm(index: Int) {
        let (number, bytes) = Self.numbers[index]
        var writer = ByteWriter()
        writer.append(varint: number)
        #expect(writer.bytes == bytes)
        var reader = ByteReader(bytes[...])
        #expect(reader.varint() == number && reader.isAtEnd)
        // Also where the slice does not begin at 0.
        var inner = ByteReader(([9, 9] + bytes + [9])[2...])
        #expect(inner.varint() == number && !inner.isAtEnd)
        #expect(inner.byte() == 9 && inner.isAtEnd && inner.byte() == nil)
    }

    static let refused: [[UInt8]] = [
        [], [0x80], [0x80, 0], [0xFF, 0x80, 0], [0x80, 0x80],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
    ]

    @Test(arguments: refused.indices) func otherFormsAreRefused(index: Int) {
        var reader = ByteReader(Self.refused[index][...])
        #expect(reader.varint() == nil)
    }

    @Test(arguments: ["", "a", "ñ€𝄞", "a\u{0}b", String(repeating: "x", count: 200)])
    func textRoundTrips(text: String) {
        var writer = ByteWriter()
        writer.append(text: text)
        var reader = ByteReader(writer.bytes[...])
        #expect(reader.text() == text && reader.isAtEnd)
        for length in writer.bytes.indices {
            var cut = ByteReader(writer.bytes[..<length])
            #expect(cut.text() == nil)
        }
    }

    @Test(
        arguments: [
            [1, 0xFF], [2, 0xC3, 0x28], [3, 0xED, 0xA0, 0x80], [5, 0x61],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x61],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0x61],
        ] as [[UInt8]])
    func otherTextIsRefused(bytes: [UInt8]) {
        var reader = ByteReader(bytes[...])
        #expect(reader.text() == nil)
    }

    @Test func identifiersAreNeverZero() {
        var zero = ByteReader([0])
        #expect((zero.identifier() as LinkNumber?) == nil)
        var one = ByteReader([1])
        #expect(one.identifier() == LinkNumber(1))
    }

    static let contacts: [(ContactName?, [UInt8])] = [
        (nil, [0]), (.number(ContactNumber(300)), [1, 0xAC, 2]),
        (.reference("x"), [2, 1, 0x78]), (.reference(""), [2, 0]),
    ]

    @Test func contactsRoundTrip() {
        for (contact, bytes) in Self.contacts {
            var writer = ByteWriter()
            writer.append(contact: contact)
            #expect(writer.bytes == bytes)
            var reader = ByteReader(bytes[...])
            let read = reader.contact()
            #expect(read == .some(contact) && reader.isAtEnd)
        }
        for damaged in [[], [1], [1, 0], [2], [2, 2, 0x78], [3], [0xFF]] as [[UInt8]] {
            var reader = ByteReader(damaged[...])
            guard case nil = reader.contact() else {
                Issue.record("\(damaged) was read")
                continue
            }
        }
    }

    @Test func touchesKeepWholeSeconds() {
        let touch = Touch(
            campaign: CampaignID(7), link: LinkNumber(300), contact: .number(ContactNumber(5)),
            at: Instant(milliseconds: 1_795_004_800_999), click: ClickID(.max))
        #expect(touch.at.milliseconds == 1_795_004_800_000)
        var writer = ByteWriter()
        writer.append(touch)
        var reader = ByteReader(writer.bytes[...])
        #expect(reader.touch() == touch && reader.isAtEnd)
        for length in writer.bytes.indices {
            var cut = ByteReader(writer.bytes[..<length])
            #expect(cut.touch() == nil)
        }
        var late = ByteReader([1, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1])
        #expect(late.touch() == nil)
    }
}
