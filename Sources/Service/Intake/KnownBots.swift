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

    /// The words by their first byte, so that one pass over a `User-Agent` finds any of them.
    private static let byFirstByte: [[[UInt8]]] = {
        var table = [[[UInt8]]](repeating: [], count: 256)
        for word in words.map({ Array(ByteView($0)) }) { table[Int(word[0])].append(word) }
        return table
    }()

    static func contains(_ userAgent: ByteView) -> Bool {
        let text = userAgent.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return text.indices.contains { start in
            byFirstByte[Int(text[start])].contains { word in
                text.count - start >= word.count
                    && zip(text[start...], word).allSatisfy { $0 == $1 }
            }
        }
    }
}
