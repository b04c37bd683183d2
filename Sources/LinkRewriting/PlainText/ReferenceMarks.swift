/// Marks such as `[3]` in a plain text, with the addresses in a list at its end.
struct ReferenceMarks {
    private static let longest = 3
    private var places: [Int: Int] = [:]

    init(_ text: [UInt8]) {
        for (at, byte) in text.enumerated() where byte == UInt8(ascii: "[") {
            let digits = text[(at + 1)...].prefix(Self.longest).prefix(while: \.isASCIIDigit)
            guard digits.endIndex < text.count, text[digits.endIndex] == UInt8(ascii: "]"),
                let number = Self.number(digits), places[number] == nil
            else { continue }
            places[number] = at
        }
    }

    /// Where the mark of that number stands first.
    func first(_ number: Int) -> Int? { places[number] }

    /// The number, if `label` is one with nothing but signs around it: `[3]: `, `3. `.
    static func number(_ label: ArraySlice<UInt8>) -> Int? {
        guard !label.contains(where: { $0.isASCIILetter || $0 >= 0x80 }) else { return nil }
        let numbers = label.split { !$0.isASCIIDigit }
        guard numbers.count == 1, let digits = numbers.first, digits.count <= longest else {
            return nil
        }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
