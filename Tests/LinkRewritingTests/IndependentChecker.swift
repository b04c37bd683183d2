/// Compares a newsletter with its rewritten form without any code of the product: both are read
/// from the start, and where they differ an `href` value must have become one of our links.
struct IndependentChecker {
    private let source: [UInt8]
    private let output: [UInt8]
    private let prefix: [UInt8]
    private var problem: String?

    init(source: [UInt8], output: [UInt8], prefix: String) {
        self.source = source
        self.output = output
        self.prefix = Array(prefix.utf8)
    }

    /// How many values were replaced; `nil` with a reason if anything else differs.
    func replacements() -> (count: Int?, problem: String) {
        var (i, j, count) = (0, 0, 0)
        while i < source.count || j < output.count {
            if i < source.count, j < output.count, source[i] == output[j] {
                (i, j) = (i + 1, j + 1)
                continue
            }
            guard let value = valueStart(before: i) else {
                return (nil, "byte \(i) differs outside an href value")
            }
            var start = value - i + j
            if value < source.count, output[start] == 0x22 || output[start] == 0x27,
                !output[start...].starts(with: prefix)
            {
                start += 1
            }
            guard output[start...].starts(with: prefix) else {
                return (nil, "byte \(i) differs, but no link of ours stands there")
            }
            (i, j) = (valueEnd(in: source, from: value), valueEnd(in: output, from: value - i + j))
            count += 1
        }
        return (count, "")
    }

    /// The nearest `href` before `index` whose value, quotes included, reaches to it.
    private func valueStart(before index: Int) -> Int? {
        var at = min(index, source.count - 4)
        while at >= 0 {
            let name = source[at..<at + 4].map { $0 | 0x20 }
            if name == Array("href".utf8), at > 0,
                mayPrecedeName(source[at - 1])
            {
                var value = at + 4
                while value < source.count, isSpace(source[value]) { value += 1 }
                if value < source.count, source[value] == 0x3D {
                    value += 1
                    while value < source.count, isSpace(source[value]) { value += 1 }
                    return value <= index && valueEnd(in: source, from: value) >= index
                        ? value : nil
                }
            }
            at -= 1
        }
        return nil
    }

    /// The offset after the value, closing quote included.
    private func valueEnd(in bytes: [UInt8], from start: Int) -> Int {
        if isQuote(bytes[start]) {
            return (bytes[(start + 1)...].firstIndex(of: bytes[start]) ?? bytes.count - 1) + 1
        }
        return bytes[start...].firstIndex { isSpace($0) || $0 == 0x3E } ?? bytes.count
    }

    private func mayPrecedeName(_ byte: UInt8) -> Bool {
        isSpace(byte) || isQuote(byte) || byte == 0x2F
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }
}
