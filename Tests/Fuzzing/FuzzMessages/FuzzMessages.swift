import FuzzDriver
import LinkRewriting

/// Whatever is taken for a message or a plain text: all but the links stays.
@main enum FuzzMessages {
    static func main() {
        FuzzDriver.run { start, count in
            let bytes = Array(UnsafeBufferPointer(start: start, count: count))
            FuzzMessages.check(bytes, "newsletter.eml")
            FuzzMessages.check(bytes, "newsletter.txt")
            return 0
        }
    }

    private static let prefix = "https://track.example/c/stamp/"
    private static let rules = RewritingRules(ownHosts: ["track.example"])

    private static func check(_ bytes: [UInt8], _ name: String) {
        guard let document = read(bytes, name) else { return }
        FuzzDriver.require(document.rewritten { _ in nil } == bytes, "changed without a change")
        let output = document.rewritten(value)
        // Without the bytes that were wrong in a link, the rest may be read as UTF-8.
        guard isUTF8(bytes) == isUTF8(output) else { return }
        guard let again = read(output, name) else {
            return FuzzDriver.require(bytes.contains(0), "refused after rewriting")
        }
        FuzzDriver.require(again.links.count == document.links.count, "links lost or made")
        // What had no room in its line may have room in a shorter one.
        if document.links.contains(where: { $0.decision == .keep(.unquotable) }) { return }
        FuzzDriver.require(again.rewritten(value) == output, "rewritten twice")
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    private static func read(_ bytes: [UInt8], _ name: String) -> NewsletterDocument? {
        try? NewsletterDocument(bytes, name: name, rules: rules, rewritesText: true)
    }

    private static func value(_ link: FoundLink) -> TransitionValue {
        TransitionValue(url: prefix + String(link.position), parameters: [])
    }
}
