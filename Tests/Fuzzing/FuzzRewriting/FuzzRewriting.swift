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

    private static func scan(_ html: [UInt8]) -> Newsletter? {
        try? Newsletter(html: html, rules: rules)
    }

    private static func rendered(_ newsletter: Newsletter) -> [UInt8] {
        var output: [UInt8] = []
        newsletter.compiled { value($0).parameters }
            .render(into: &output) { $1 += (prefix + String($0)).utf8 }
        return output
    }

    private static func value(_ link: FoundLink) -> TransitionValue {
        let parameters = link.lateBoundTags.enumerated().map {
            TransitionValue.Parameter(name: String($0 + 1), verbatim: $1)
        }
        return TransitionValue(url: prefix + String(link.position), parameters: parameters)
    }
}
