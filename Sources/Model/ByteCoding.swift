/// Writes the small binary records of stamps, cookies and journal events.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init(reserving count: Int = 64) { bytes.reserveCapacity(count) }

    package mutating func append(_ byte: UInt8) { bytes.append(byte) }

    package mutating func append(varint value: UInt64) { bytes.append(varint: value) }

    package mutating func append(contentsOf more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Length, then UTF-8.
    package mutating func append(text: String) {
        append(varint: UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// 0 for none, 1 and the number, or 2 and the reference.
    package mutating func append(contact: ContactName?) {
        switch contact {
        case nil: append(0)
        case .number(let number):
            append(1)
            append(varint: number.value)
        case .reference(let reference):
            append(2)
            append(text: reference)
        }
    }

    package mutating func append(_ touch: Touch) {
        append(varint: touch.campaign.value)
        append(varint: touch.link.value)
        append(contact: touch.contact)
        append(varint: UInt64(clamping: touch.at.milliseconds / 1000))
        append(varint: touch.click.value)
    }
}

extension [UInt8] {
    /// Unsigned LEB128: 7 bits a byte, least significant first (DWARF 5, section 7.6).
    package mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

/// Reads what ``ByteWriter`` wrote; `nil` where the bytes end early or are not canonical, so
/// that one value has exactly one encoding.
package struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    package var isAtEnd: Bool { position == bytes.endIndex }

    package mutating func byte() -> UInt8? {
        guard position < bytes.endIndex else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    package mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = byte() {
            guard shift < 63 || byte <= 1 else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return byte == 0 && shift > 0 ? nil : value }
            shift += 7
            guard shift < 64 else { return nil }
        }
        return nil
    }

    package mutating func text() -> String? {
        guard let length = varint(), length <= UInt64(bytes.endIndex - position) else { return nil }
        defer { position += Int(length) }
        return String(validating: bytes[position..<position + Int(length)], as: UTF8.self)
    }

    package mutating func identifier<Subject>() -> Identifier<Subject>? {
        guard let value = varint(), value > 0 else { return nil }
        return Identifier(value)
    }

    /// The outer `nil` is a damaged record, the inner one is "no contact".
    package mutating func contact() -> ContactName?? {
        switch byte() {
        case 0: return .some(nil)
        case 1: return identifier().map { .number($0) }
        case 2: return text().map { .reference($0) }
        default: return nil
        }
    }

    package mutating func touch() -> Touch? {
        guard let campaign: CampaignID = identifier(), let link: LinkNumber = identifier(),
            let contact = contact(), let seconds = varint(), seconds <= UInt64(Int64.max / 1000),
            let click: ClickID = identifier()
        else { return nil }
        let at = Instant(milliseconds: Int64(seconds) * 1000)
        return Touch(campaign: campaign, link: link, contact: contact, at: at, click: click)
    }
}
