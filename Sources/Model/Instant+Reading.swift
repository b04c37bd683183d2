extension Instant {
    /// Reads a time as shops send it: Unix seconds or milliseconds, or RFC 3339 with its zone
    /// (`2026-11-21T10:00:00+01:00`; a space may stand for the `T`, and for the `+` that a query
    /// made a space of).
    ///
    /// `nil` for anything else, also for a time without a zone.
    package init?(reading text: String) {
        let bytes = Array(text.utf8)
        if (9...13).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard let number = Int64(text) else { return nil }
            // Eleven digits of seconds are the year 5138.
            self.init(milliseconds: bytes.count > 11 ? number : number * 1000)
        } else {
            self.init(rfc3339: bytes)
        }
    }

    /// RFC 3339, section 5.6.
    private init?(rfc3339 bytes: [UInt8]) {
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20,
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Self.number(bytes[11..<13], 0...23),
            let minute = Self.number(bytes[14..<16], 0...59),
            let second = Self.number(bytes[17..<19], 0...60)
        else { return nil }
        var rest = bytes[19...]
        let fraction = Self.takeFraction(&rest)
        guard let fraction, let offset = Self.offset(rest) else { return nil }
        let seconds = day.number * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(milliseconds: seconds * 1000 + fraction)
    }

    /// Milliseconds of `.123456`, 0 where there are none; `nil` for a point without digits.
    private static func takeFraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(1 + digits.count)
        return number((digits + [0x30, 0x30]).prefix(3), 0...999)
    }

    /// Seconds east of UTC: `Z`, `+01:00`, `-0530`.
    private static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
        if text.elementsEqual("Z".utf8) || text.elementsEqual("z".utf8) { return 0 }
        let isWest = text.first == UInt8(ascii: "-")
        guard isWest || text.first == UInt8(ascii: "+") || text.first == 0x20 else { return nil }
        let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 4, let hours = number(digits[..<2], 0...14),
            let minutes = number(digits[2...], 0...59)
        else { return nil }
        return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func number(_ digits: ArraySlice<UInt8>, _ range: ClosedRange<Int64>) -> Int64? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return range.contains(value) ? value : nil
    }
}
