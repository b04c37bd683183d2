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

    static func contains(_ userAgent: ByteView) -> Bool {
        words.contains { userAgent.contains(word: $0) }
    }
}

extension ByteView {
    fileprivate func contains(word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard count >= length else { return false }
        return (0...count - length).contains { part($0..<$0 + length).equalsIgnoringCase(word) }
    }
}
