import HTTPServer

/// Crawlers, previewers and mail scanners that name themselves in `User-Agent`.
///
/// Clicks of these are kept with the reason `known-bot` and can be judged again.
enum KnownBots {
    /// Words that no browser of a person has in its `User-Agent`, lower case.
    private static let words: [StaticString] = [
        "bot/", "bot;", "bot ", "crawler", "spider", "slurp", "googlebot", "bingpreview",
        "facebookexternalhit", "whatsapp/", "slackbot", "twitterbot", "linkedinbot",
        "google-safety", "googleimageproxy", "yahoomailproxy", "barracuda", "proofpoint",
        "mimecast", "safelinks", "symantec", "urlscan", "virustotal", "headlesschrome",
        "python-requests", "go-http-client", "java/", "okhttp", "libwww-perl", "wget/",
    ]

    private static let table = Table(words)

    static func contains(_ userAgent: ByteView) -> Bool { table.occurs(in: userAgent.raw) }

    /// The words by their first letter, and for each letter which second letters there are: at
    /// nearly every place of a `User-Agent` those two bits already say no.
    private struct Table: Sendable {
        private var words = [[StaticString]](repeating: [], count: 32)
        private var seconds = [UInt32](repeating: 0, count: 32)

        init(_ all: [StaticString]) {
            for word in all {
                let first = Int(word.utf8Start[0] & 31)
                words[first].append(word)
                seconds[first] |= 1 << UInt32(word.utf8Start[1] & 31)
            }
        }

        func occurs(in text: UnsafeRawBufferPointer) -> Bool {
            guard text.count > 1 else { return false }
            return seconds.withUnsafeBufferPointer { seconds in
                for start in 0..<text.count - 1
                where seconds[Int(text[start] & 31)] & 1 << UInt32(text[start + 1] & 31) != 0 {
                    let rest = UnsafeRawBufferPointer(rebasing: text[start...])
                    if begins(rest), !Self.isTelephone(text, start) { return true }
                }
                return false
            }
        }

        /// CUBOT makes telephones, and their browsers say so.
        private static func isTelephone(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
            start >= 2
                && ByteView(UnsafeRawBufferPointer(rebasing: text[(start - 2)...]))
                    .starts(with: "cubot")
        }

        private func begins(_ text: UnsafeRawBufferPointer) -> Bool {
            words[Int(text[0] & 31)].contains { word in
                ByteView(text).starts(with: word)
            }
        }
    }
}
