/// Counts the marks of every platform in one pass over a newsletter.
enum PlatformMarks {
    private struct Mark: Sendable {
        /// What it begins with up to the first letter; blanks may follow in the newsletter.
        var opening: [UInt8]
        var rest: [UInt8]
        /// The platforms it speaks for, as indices of ``Platform/all``.
        var platforms: [Int]
    }

    /// All marks by their first byte in lower case.
    private static let byFirstByte: [[Mark]] = {
        var owners: [String: [Int]] = [:]
        for (index, platform) in Platform.all.enumerated() {
            for mark in Set(platform.marks) { owners[mark.lowercased(), default: []].append(index) }
        }
        var marks = [[Mark]](repeating: [], count: 256)
        for (text, platforms) in owners {
            let bytes = Array(text.utf8)
            let opening = bytes.prefix { !$0.isASCIILetter }
            marks[Int(bytes[0])].append(
                Mark(
                    opening: opening.filter { $0 != Byte.space },
                    rest: bytes[opening.count...].filter { $0 != Byte.space },
                    platforms: platforms))
        }
        return marks
    }()

    /// How many distinct marks of each platform occur, in the order of ``Platform/all``.
    static func counts(in html: [UInt8]) -> [Int] {
        var counts = [Int](repeating: 0, count: Platform.all.count)
        var waiting = byFirstByte
        for at in html.indices {
            let first = Int(html[at].asciiLowercased)
            guard !waiting[first].isEmpty else { continue }
            waiting[first].removeAll { mark in
                guard stands(mark, in: html, at: at) else { return false }
                for platform in mark.platforms { counts[platform] += 1 }
                return true
            }
        }
        return counts
    }

    /// Without regard to case and blanks: `{{ Person.name }}` has the mark `{{person.`.
    private static func stands(_ mark: Mark, in html: [UInt8], at start: Int) -> Bool {
        var at = start
        for byte in mark.opening {
            guard at < html.count, html[at] == byte else { return false }
            at += 1
        }
        for byte in mark.rest {
            while at < html.count, html[at] == Byte.space { at += 1 }
            guard at < html.count, html[at].asciiLowercased == byte else { return false }
            at += 1
        }
        return true
    }
}
