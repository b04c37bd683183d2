/// Tells by name and content what a file is.
struct DocumentForm {
    private let bytes: [UInt8]
    /// In lower case, without the dot; "" if there is none.
    private let ending: String

    /// How much of the content is looked at, in bytes.
    private static let sampleSize = 65_536

    init(_ bytes: [UInt8], name: String) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.bytes = Array(
            bytes.prefix(Self.sampleSize).dropFirst(bytes.starts(with: mark) ? 3 : 0))
        let dot = name.lastIndex(of: ".")
        ending = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    /// Throws for forms that are not read, each with what to do instead.
    func kind() throws(RewritingError) -> NewsletterDocument.Kind {
        switch ending {
        case "msg", "oft", "pst", "tnef": throw .message(.outlookFile)
        case "mbox", "mbx": throw .message(.mailbox)
        case "eml", "mht", "mhtml": return .message
        case "html", "htm", "xhtml": return .html
        default: break
        }
        if bytes.isEmpty { throw .empty }
        try InputCheck.run(bytes)
        if isHTMLDocument { return .html }
        if bytes.starts(with: "From ".utf8), isMessage(behindPostmark: true) {
            throw .message(.mailbox)
        }
        if isMessage(behindPostmark: false) { return .message }
        return ending != "txt" && ending != "text" && holdsElement ? .html : .text
    }

    private var isHTMLDocument: Bool {
        let start = bytes.drop(while: \.isHTMLSpace).prefix(15).map(\.asciiLowercased)
        return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8)
    }

    /// Two header fields that every mail has are a sign; one alone may open a text.
    private func isMessage(behindPostmark: Bool) -> Bool {
        let start = behindPostmark ? bytes.nextLine(from: 0, before: bytes.count) : 0
        let header = HeaderBlock(bytes, start..<bytes.count)
        guard !header.hasForeignLine else { return false }
        let known: [StaticString] = [
            "from", "to", "subject", "date", "message-id", "mime-version", "content-type",
            "received", "return-path", "content-transfer-encoding",
        ]
        return known.count(where: header.holds) >= 2
    }

    /// A tag of an element that newsletters have; `<https://…>` and `<name@host>` are none.
    private var holdsElement: Bool {
        let names = [
            "a", "p", "br", "div", "span", "table", "tr", "td", "img", "body", "head", "center",
            "h1", "h2", "h3", "b", "strong", "em", "i", "font", "ul", "li", "style", "meta",
        ]
        return bytes.indices.contains { at in
            guard bytes[at] == Byte.less else { return false }
            let name = bytes[(at + 1)...].prefix(10).prefix(while: \.isASCIIAlphanumeric)
            guard let next = bytes[name.endIndex...].first,
                next.isHTMLSpace || next == Byte.greater || next == Byte.slash
            else { return false }
            return names.contains(String(decoding: name.map(\.asciiLowercased), as: UTF8.self))
        }
    }
}
