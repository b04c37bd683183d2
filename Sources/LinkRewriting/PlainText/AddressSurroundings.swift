/// What a plain text says around an address: there it tells what the address is for.
struct AddressSurroundings {
    /// In UTF-8.
    struct Texts {
        /// What stands beside it on its line, else in the line before.
        var label: [UInt8]
        /// The same with the line before and after where the sentence goes on there.
        var sentence: [UInt8]
    }

    /// How far around an address is looked, in bytes.
    private static let reach = 300

    private let text: [UInt8]
    private let addresses: [AddressFinder.Address]
    private let marks: ReferenceMarks

    init(_ text: [UInt8], _ addresses: [AddressFinder.Address]) {
        self.text = text
        self.addresses = addresses
        marks = ReferenceMarks(text)
    }

    func texts(of index: Int) -> Texts {
        let address = addresses[index].range
        let floor = index > 0 ? addresses[index - 1].range.upperBound : 0
        let ceiling =
            index + 1 < addresses.count ? addresses[index + 1].range.lowerBound : text.count
        let before = max(floor, lineStart(address.lowerBound))..<address.lowerBound
        let after = address.upperBound..<min(ceiling, lineEnd(address.upperBound))
        let isFirst = before.lowerBound > floor || floor == 0
        if !hasWord(after), let number = ReferenceMarks.number(text[before]),
            let mark = marks.first(number), mark < before.lowerBound
        {
            return alone(lineStart(mark)..<lineEnd(mark))
        }
        if isFirst, !hasWord(before), !hasWord(after) {
            return alone(nearestLine(before: before.lowerBound, floor))
        }
        let previous = isFirst ? continued(before.lowerBound, floor) : 0..<0
        let next = after.upperBound < ceiling ? continuation(after, ceiling) : 0..<0
        return Texts(
            label: label([before, after]), sentence: sentence([previous, before, after, next]))
    }

    private func alone(_ line: Range<Int>) -> Texts {
        Texts(label: label([line]), sentence: sentence([line]))
    }

    /// The nearest line with a word, at most three lines up.
    private func nearestLine(before start: Int, _ floor: Int) -> Range<Int> {
        var line = start..<start
        for _ in 0..<3 {
            line = previousLine(line.lowerBound, floor)
            if hasWord(line) { return line }
        }
        return line
    }

    /// The line before, if the sentence goes on from there.
    private func continued(_ start: Int, _ floor: Int) -> Range<Int> {
        let line = previousLine(start, floor)
        guard lineStart(line.lowerBound) == line.lowerBound, hasWord(line), !endsSentence(line)
        else { return 0..<0 }
        return line
    }

    /// The line after, if the sentence goes on there.
    private func continuation(_ rest: Range<Int>, _ ceiling: Int) -> Range<Int> {
        guard hasWord(rest), !endsSentence(rest) else { return 0..<0 }
        var start = rest.upperBound
        if start < text.count, text[start] == Byte.carriageReturn { start += 1 }
        if start < text.count, text[start] == Byte.lineFeed { start += 1 }
        let end = lineEnd(start)
        return end <= ceiling ? start..<end : 0..<0
    }

    private func previousLine(_ start: Int, _ floor: Int) -> Range<Int> {
        var end = start
        if end > floor, text[end - 1] == Byte.lineFeed { end -= 1 }
        if end > floor, text[end - 1] == Byte.carriageReturn { end -= 1 }
        return max(floor, lineStart(end))..<end
    }

    private func lineStart(_ at: Int) -> Int {
        let floor = max(0, at - Self.reach)
        let line = text[floor..<at]
        if let end = line.lastIndex(where: isLineEnd) { return end + 1 }
        // Do not cut a word, or a character of several bytes, in two.
        return floor == 0 ? 0 : line.firstIndex(of: Byte.space) ?? at
    }

    private func lineEnd(_ at: Int) -> Int {
        let line = text[at..<min(text.count, at + Self.reach)]
        if let end = line.firstIndex(where: isLineEnd) { return end }
        return line.endIndex == text.count ? text.count : line.lastIndex(of: Byte.space) ?? at
    }

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == Byte.lineFeed || byte == Byte.carriageReturn
    }

    private func hasWord(_ range: Range<Int>) -> Bool {
        text[range].contains { $0.isASCIIAlphanumeric || $0 >= 0x80 }
    }

    private func endsSentence(_ range: Range<Int>) -> Bool {
        text[range].last { !$0.isHTMLSpace }.map { ".!?:;".utf8.contains($0) } ?? true
    }

    private func sentence(_ ranges: [Range<Int>]) -> [UInt8] {
        Windows1252.utf8(from: ranges.flatMap { Array(text[$0]) + [Byte.space] })
    }

    private func label(_ ranges: [Range<Int>]) -> [UInt8] {
        var label = LinkText()
        text.withUnsafeBufferPointer { bytes in
            for range in ranges {
                label.add(bytes[range])
                label.addSpace()
            }
        }
        return label.collapsed
    }
}
