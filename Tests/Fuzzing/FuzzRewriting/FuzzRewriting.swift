import FuzzDriver
import LinkRewriting

/// Whatever is taken for a newsletter: all but the links stays, and no link is lost or made.
@main enum FuzzRewriting {
    static func main() {
        FuzzDriver.run { start, count in
            FuzzRewriting.check(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static let prefix = "https://track.example/c/stamp/"
    private static let rules = RewritingRules(ownHosts: ["track.example"])

    private static func check(_ html: [UInt8]) {
        guard let newsletter = scan(html) else { return }
        FuzzDriver.require(
            newsletter.rewritten { _ in nil } == html, "not the same without a change")
        let output = newsletter.rewritten(value)
        FuzzDriver.require(output == rendered(newsletter), "compiled differs")
        checkPieces(html, newsletter, output)
        // A shorter text with as many NULs may be taken for a binary file.
        guard let again = scan(output) else {
            return FuzzDriver.require(html.contains(0), "refused after rewriting")
        }
        FuzzDriver.require(again.links.count == newsletter.links.count, "links lost or made")
        for (before, after) in zip(newsletter.links, again.links) {
            let isReplaced = before.isTracked && before.canHold(value(before))
            FuzzDriver.require(isReplaced == (after.url != before.url), "wrong link replaced")
            FuzzDriver.require(!isReplaced || after.url.hasPrefix(prefix), "no link of ours")
        }
        FuzzDriver.require(again.rewritten(value) == output, "rewritten twice")
    }

    /// Pieces of a length that the input itself gives.
    private static func checkPieces(
        _ html: [UInt8], _ newsletter: Newsletter, _ output: [UInt8]
    ) {
        let length = 1 + Int(html[html.count / 2]) % 64
        var stream = NewsletterStream(rules: rules)
        var passages: [NewsletterPassage] = []
        do {
            for start in stride(from: 0, to: html.count, by: length) {
                passages.append(
                    try stream.feed(Array(html[start..<min(html.count, start + length)])))
            }
            passages.append(try stream.finish())
        } catch {
            FuzzDriver.require(false, "refused in pieces")
        }
        FuzzDriver.require(passages.flatMap { $0.rewritten(value) } == output, "pieces differ")
        FuzzDriver.require(
            passages.flatMap(\.links).map(\.decision) == newsletter.links.map(\.decision),
            "links of pieces differ")
        FuzzDriver.require(stream.warnings == newsletter.warnings, "warnings of pieces differ")
    }

    private static func scan(_ html: [UInt8]) -> Newsletter? {
        try? Newsletter(html: html, rules: rules)
    }

    private static func rendered(_ newsletter: Newsletter) -> [UInt8] {
        let compiled = newsletter.compiled(columns: ColumnNames([])) { link in
            LinkFrame(
                before: "https://track.example/c/", after: "/\(link.position)",
                parameters: value(link).parameters)
        }
        var output: [UInt8] = []
        compiled.template.append(
            stamp: Array("stamp".utf8), values: FieldValues([]), to: &output)
        return output
    }

    private static func value(_ link: FoundLink) -> TransitionValue {
        let parameters = link.lateBoundTags.enumerated().map {
            TransitionValue.Parameter(name: String($0 + 1), verbatim: $1)
        }
        return TransitionValue(url: prefix + String(link.position), parameters: parameters)
    }
}
