import LinkRewriting
import TestSupport

/// A sound message of random structure, with what its text parts hold.
struct RandomMessage {
    struct Part {
        var isHTML: Bool
        var coding: String
        var text: [UInt8]
    }

    private(set) var parts: [Part] = []
    private(set) var bytes: [UInt8] = []
    let rewritesText: Bool

    private var random: SeededRandom
    private let lineEnd: String
    private var boundaries = 0

    private static let pieces = [
        "<a href=\"https://shop.example/x?a=1&amp;b=2\">", "<a href='https://shop.example/{{b}}'>",
        "</a>", "<p>", "año ", "\u{20AC}", " ", "   ", "\n", "\n\n", ".\n", "--b0\n", "From x\n",
        "https://shop.example/ ", "https://shop.example/?a={{ b }}.\n", "=", "=3D", "\t\n", "x",
        "una línea bastante larga para que haya que partirla en dos o más, con = y ñ ",
    ]

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        lineEnd = Bool.random(using: &random) ? "\r\n" : "\n"
        rewritesText = Bool.random(using: &random)
        var text = "Subject: x\nMIME-Version: 1.0\n"
        text += part(depth: 0)
        bytes = Array(text.replacing("\n", with: lineEnd).utf8)
    }

    /// Its header fields and body.
    private mutating func part(depth: Int) -> String {
        if depth < 4, Int.random(in: 0...2, using: &random) > 0 || depth == 0 {
            return multipart(depth)
        }
        if Int.random(in: 0...5, using: &random) == 0 {
            return "Content-Type: image/gif\n\n<a href='https://image.example/'>"
        }
        let text = Array(content().replacing("\n", with: lineEnd).utf8)
        let coding =
            ["8bit", "binary", "base64", "quoted-printable"].randomElement(using: &random) ?? ""
        let isHTML = Bool.random(using: &random)
        parts.append(Part(isHTML: isHTML, coding: coding, text: text))
        return "Content-Type: text/\(isHTML ? "html" : "plain"); charset=utf-8\n"
            + "Content-Transfer-Encoding: \(coding)\n\n" + encoded(text, coding)
    }

    private mutating func multipart(_ depth: Int) -> String {
        let boundary = "=_random.\(boundaries)"
        boundaries += 1
        let kind = ["mixed", "related", "alternative"].randomElement(using: &random) ?? ""
        var text = "Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\n\npreamble\n"
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            text += "--\(boundary)\n" + part(depth: depth + 1) + "\n"
        }
        return text + "--\(boundary)--\n"
    }

    private mutating func content() -> String {
        // HTML needs a tag, and no line may hold more than 998 octets.
        var text = "<br>"
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            text += Self.pieces.randomElement(using: &random) ?? ""
            if Int.random(in: 0...4, using: &random) == 0 { text += "\n" }
        }
        return text
    }

    private func encoded(_ text: [UInt8], _ coding: String) -> String {
        var output: [UInt8] = []
        switch coding {
        case "base64": Base64.encode(text, into: &output)
        case "quoted-printable": QuotedPrintable.encode(text, into: &output)
        default: output = text
        }
        // The whole message gets its line ends at the end.
        return String(decoding: output, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}

extension RandomMessage.Part {
    /// What the part alone becomes, and how many links it has in a message.
    func rewritten(_ first: Int, _ rewritesText: Bool) throws -> (text: [UInt8], links: Int) {
        guard isHTML || rewritesText else { return (text, 0) }
        let document = try NewsletterDocument(
            text, name: isHTML ? "x.html" : "x.txt", rules: Rewriting.rules)
        let output = document.rewritten { link in
            var url = Rewriting.value(for: link)
            url.url = Rewriting.prefix + String(link.position + first)
            return url
        }
        return (output, document.links.count)
    }
}
