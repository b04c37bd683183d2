/// A text part of a message, decoded but not scanned yet.
struct FoundPart {
    /// Among the parts that hold no others, from 1.
    let number: Int
    let isHTML: Bool
    let range: Range<Int>
    let charset: MessageCharset
    /// Lines may be at most 998 octets long, and are not written anew.
    let hasLineLimit: Bool
    /// White space at a line's end joins it to the next (RFC 3676, 4.1).
    let joinsLines: Bool
    let text: [UInt8]
    let body: MessagePart.Body
    /// Why it has to stay as it is.
    let fault: PartFault?

    init(
        _ bytes: [UInt8], _ range: Range<Int>, number: Int, _ header: HeaderBlock,
        _ type: ParameterizedValue
    ) {
        self.number = number
        let coding = TransferCoding(header.values("content-transfer-encoding").first)
        self.range = range
        isHTML = type.value == "text/html"
        charset = MessageCharset(type.parameter("charset"))
        hasLineLimit = coding == .identity(hasLines: true)
        let joining = type.parameter("delsp").map { $0.map(\.asciiLowercased) }
        joinsLines = joining == Array("yes".utf8)
        let decoded = Self.decode(bytes, range, coding)
        (text, body) = (decoded.text, decoded.body)
        let isReadable = charset == .plain || (charset == .multibyte && isHTML)
        fault = decoded.fault ?? (isReadable ? nil : .unknownCharacterSet)
    }

    private static func decode(
        _ bytes: [UInt8], _ range: Range<Int>, _ coding: TransferCoding?
    ) -> (text: [UInt8], body: MessagePart.Body, fault: PartFault?) {
        switch coding {
        case .identity: return (Array(bytes[range]), .identity, nil)
        case .quotedPrintable:
            guard let body = QuotedPrintableBody(bytes, range) else {
                return ([], .identity, .damagedQuotedPrintable)
            }
            return (body.decoded, .quotedPrintable(body), nil)
        case .base64:
            guard let body = Base64Body(bytes, range) else {
                return ([], .identity, .damagedBase64)
            }
            return (body.decoded, .base64(body), nil)
        case nil: return ([], .identity, .unknownTransferEncoding)
        }
    }

    /// Text signed or encrypted in place (RFC 9580, 6.2 and 7): the line stands alone.
    var holdsPGP: Bool {
        ["-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP MESSAGE-----"].contains { line in
            var at = text.startIndex
            while at < text.endIndex {
                if text[at...].starts(with: line.utf8) { return true }
                at = text.nextLine(from: at, before: text.endIndex)
            }
            return false
        }
    }

    /// Scans it. Throws for an encoding that cannot be rewritten; other inputs that are no
    /// newsletter are `nil`, with a fault where that is worth saying.
    func scanned(_ rules: RewritingRules) throws(RewritingError) -> (MessagePart?, PartFault?) {
        do throws(RewritingError) {
            let content: MessagePart.Content =
                isHTML
                ? .html(try Newsletter(html: text, rules: rules))
                : .text(try PlainTextNewsletter(text: text, rules: rules, joinsLines: joinsLines))
            return (MessagePart(range: range, body: body, content: content), nil)
        } catch {
            switch error {
            case .unsupportedEncoding: throw error
            case .empty: return (nil, nil)
            // HTML without any tag has no links.
            case .notHTML, .message: return (nil, text.contains(0) ? .notText : nil)
            }
        }
    }
}
