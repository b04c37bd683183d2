/// Walks the parts of a message and finds those that hold the newsletter.
struct PartFinder {
    /// Deeper parts are left alone; real mails nest four levels.
    private static let deepest = 16

    private(set) var parts: [FoundPart] = []
    private(set) var warnings: [MessageWarning] = []
    /// There is a text part that was not to be rewritten.
    private(set) var hasOtherText = false

    private let bytes: [UInt8]
    private let findsText: Bool
    /// Of the parts that hold no others, from 1.
    private var number = 0

    init(_ bytes: [UInt8], findsText: Bool) {
        self.bytes = bytes
        self.findsText = findsText
    }

    /// `range` is a message or part from its header fields on. Throws for what is signed or
    /// encrypted, and for text whose bytes cannot be rewritten safely.
    mutating func visit(
        _ range: Range<Int>, depth: Int = 0, inDigest: Bool = false
    ) throws(RewritingError) {
        let header = HeaderBlock(bytes, range)
        // What has no type is plain text, in a digest a message (RFC 2045, 5.2; RFC 2046, 5.1.5).
        let type = ParameterizedValue(
            header.values("content-type").first
                ?? Array((inDigest ? "message/rfc822" : "text/plain").utf8))
        if let form = SealedForm.name(type) { throw .message(.sealed(form: form)) }
        if header.hasForeignLine { warnings.append(.damagedHeader) }
        if header.isTooLong { return leave(.headerTooLong) }
        if header.contradictsItself(about: "content-type")
            || header.contradictsItself(about: "content-transfer-encoding")
        {
            return leave(.contradictoryHeader)
        }
        if type.value.hasPrefix("multipart/") {
            try visitParts(header, type, range.upperBound, depth)
        } else {
            try visitLeaf(header, type, range.upperBound)
        }
    }

    private mutating func leave(_ fault: PartFault) {
        number += 1
        warnings.append(.partLeft(number: number, fault))
    }

    private mutating func visitParts(
        _ header: HeaderBlock, _ type: ParameterizedValue, _ end: Int, _ depth: Int
    ) throws(RewritingError) {
        guard depth < Self.deepest else { return leave(.nestedTooDeep) }
        // Only 7bit, 8bit and binary are allowed here (RFC 2045, 6.4).
        guard case .identity = TransferCoding(header.values("content-transfer-encoding").first)
        else { return leave(.unknownTransferEncoding) }
        guard let boundary = type.parameter("boundary"), !boundary.isEmpty else {
            return leave(.noBoundary)
        }
        let body = MultipartBody(bytes, header.bodyStart..<end, boundary: boundary)
        if !body.isFinished { warnings.append(.unfinished) }
        for part in body.parts {
            try visit(part, depth: depth + 1, inDigest: type.value == "multipart/digest")
        }
    }

    private mutating func visitLeaf(
        _ header: HeaderBlock, _ type: ParameterizedValue, _ end: Int
    ) throws(RewritingError) {
        number += 1
        let isHTML = type.value == "text/html"
        guard isHTML || type.value == "text/plain" else { return }
        let disposition = header.values("content-disposition").first.map(ParameterizedValue.init)
        guard disposition?.value != "attachment" else { return }
        let part = FoundPart(bytes, header.bodyStart..<end, number: number, header, type)
        if part.holdsPGP { throw .message(.sealed(form: "PGP")) }
        guard isHTML || findsText else {
            hasOtherText = true
            return
        }
        if case .unsafe(let name) = part.charset { throw .unsupportedEncoding(name: name) }
        if let fault = part.fault {
            warnings.append(.partLeft(number: number, fault))
        } else {
            parts.append(part)
        }
    }
}
