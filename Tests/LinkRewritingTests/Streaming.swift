import LinkRewriting

/// A newsletter rewritten whole or in pieces, with all that must not depend on the pieces.
struct Streaming: Equatable {
    private(set) var output: [UInt8] = []
    /// Each link's facts, and the raw value that its range covers.
    private(set) var links: [String] = []
    private(set) var warnings: [RewritingWarning] = []
    private(set) var error: RewritingError?
    /// The most bytes that the stream held after a piece.
    private(set) var mostKept = 0

    static func == (left: Streaming, right: Streaming) -> Bool {
        // What was handed out before an error does depend on the pieces.
        left.error == right.error && (left.error != nil || left.hasSameResult(as: right))
    }

    private func hasSameResult(as other: Streaming) -> Bool {
        output == other.output && links == other.links && warnings == other.warnings
    }

    init(whole html: [UInt8]) {
        do throws(RewritingError) {
            let newsletter = try Newsletter(html: html, rules: Rewriting.rules)
            add(newsletter.links, html)
            output = newsletter.rewritten(Rewriting.value)
            warnings = newsletter.warnings
        } catch {
            self.error = error
        }
    }

    /// `length` gives the length of the piece that starts at an offset.
    init(_ html: [UInt8], pieces length: (Int) -> Int) {
        do throws(RewritingError) {
            var stream = NewsletterStream(rules: Rewriting.rules)
            var at = 0
            while at < html.count {
                let end = min(html.count, at + length(at))
                add(try stream.feed(Array(html[at..<end])))
                mostKept = max(mostKept, stream.keptCount)
                at = end
            }
            add(try stream.finish())
            warnings = stream.warnings
        } catch {
            self.error = error
        }
    }

    private mutating func add(_ passage: NewsletterPassage) {
        add(passage.links, passage.bytes)
        output += passage.rewritten(Rewriting.value)
    }

    private mutating func add(_ links: [FoundLink], _ bytes: [UInt8]) {
        self.links += links.map { link in
            let raw = String(decoding: bytes[link.valueRange], as: UTF8.self)
            return "\(link.position) \(link.element) \(link.text)|\(link.url)|\(raw)|"
                + "\(link.decision) \(link.warnings) \(link.isInConditionalComment)"
        }
    }
}
