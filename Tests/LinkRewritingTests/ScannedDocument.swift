@testable import LinkRewriting

/// What the scanner reports, in the words of the html5lib tests.
struct ScannedDocument: Equatable {
    enum Piece: Equatable {
        case characters(ExactText)
        case startTag(ExactText, [ExactText: ExactText], isSelfClosing: Bool)
        case endTag(ExactText)
        case comment(ExactText)
        /// The parts of a DOCTYPE are not told apart.
        case doctype
    }

    private(set) var pieces: [Piece] = []

    /// `windowEnds`: scan up to these places first, as a stream does; `buildsTree`: let the open
    /// elements set the text modes, as in a document.
    init(
        _ bytes: [UInt8], mode: TextMode = .data, element: TagName = .other,
        inCDATA: Bool = false, buildsTree: Bool = false, windowEnds: [Int] = []
    ) {
        let opening = inCDATA ? Array("<![CDATA[".utf8) : []
        let whole = opening + bytes
        var scanner = HTMLScanner()
        if mode != .data { scanner.enter(mode, of: element) }
        scanner.allowsCDATA = inCDATA
        var elements: OpenElements? = buildsTree ? OpenElements() : nil
        var start = 0
        var text: [UInt8] = []
        for end in windowEnds.map({ $0 + opening.count }).filter({ $0 < whole.count })
            + [whole.count]
        {
            whole[start..<end].withUnsafeBufferPointer { window in
                scanner.resume(in: window, isLast: end == whole.count)
                read(&scanner, &elements, &text)
            }
            start += scanner.position
            scanner.position = 0
        }
        addText(text, scanner.textMode)
    }

    private mutating func read(
        _ scanner: inout HTMLScanner, _ elements: inout OpenElements?, _ text: inout [UInt8]
    ) {
        var start = scanner.position
        while true {
            let mode = scanner.textMode
            let token = scanner.next()
            text += scanner.bytes[start..<(token?.range.lowerBound ?? scanner.position)]
            guard let token else { return }
            if mode == .data {
                text.withUnsafeBufferPointer { elements?.takeText($0[...]) }
            }
            addText(text, mode)
            text = []
            start = token.range.upperBound
            if token.kind == .startTag { scanner.readAttributes(of: token) }
            if elements != nil, token.kind == .startTag || token.kind == .endTag {
                takeTag(token, &scanner, &elements)
            } else {
                add(token, scanner)
            }
        }
    }

    /// A start tag is reported with its namespace, and only if it makes an element.
    private mutating func takeTag(
        _ tag: HTMLToken, _ scanner: inout HTMLScanner, _ elements: inout OpenElements?
    ) {
        guard tag.isTerminated else { return }
        let traits = ElementTable.standard[tag.name]
        if tag.kind == .endTag { elements?.end(tag.name, traits) }
        if tag.kind == .startTag, let effect = elements?.start(tag.name, traits, in: scanner) {
            if effect.mode != .data { scanner.enter(effect.mode, of: tag.name) }
            let name = ExactText(scanner.bytes[tag.content].map(\.asciiLowercased)).withoutNUL
            let prefix = effect.namespace == .html ? "" : "\(effect.namespace) "
            if effect.isElement {
                pieces.append(.startTag(ExactText(prefix) + name, [:], isSelfClosing: false))
            }
        }
        scanner.allowsCDATA = elements?.isInForeignContent ?? false
    }

    private mutating func add(_ token: HTMLToken, _ scanner: HTMLScanner) {
        let content = Array(scanner.bytes[token.content])
        let name = ExactText(content.map(\.asciiLowercased)).withoutNUL
        switch token.kind {
        case .startTag where token.isTerminated:
            pieces.append(
                .startTag(name, Self.attributes(scanner), isSelfClosing: scanner.isSelfClosing))
        case .endTag where token.isTerminated: pieces.append(.endTag(name))
        case .startTag, .endTag, .nothing: break
        case .comment: pieces.append(.comment(ExactText(content).withoutNUL.withNewlines))
        case .doctype: pieces.append(.doctype)
        case .cdata: addCharacters(ExactText(content).withNewlines)
        }
    }

    private static func attributes(_ scanner: HTMLScanner) -> [ExactText: ExactText] {
        var attributes: [ExactText: ExactText] = [:]
        for span in scanner.attributes {
            let name = ExactText(scanner.bytes[span.name].map(\.asciiLowercased)).withoutNUL
            let value = Array(scanner.bytes[span.value])
            let decoded = CharacterReferences(place: .attribute).decode(value[...])
            if attributes[name] == nil { attributes[name] = ExactText(decoded) }
        }
        return attributes
    }

    private mutating func addText(_ bytes: [UInt8], _ mode: TextMode) {
        switch mode {
        case .data: addCharacters(ExactText(CharacterReferences(place: .text).decode(bytes[...])))
        case .rcdata:
            addCharacters(
                ExactText(CharacterReferences(place: .text).decode(bytes[...])).withoutNUL)
        default: addCharacters(ExactText(bytes).withoutNUL.withNewlines)
        }
    }

    private mutating func addCharacters(_ text: ExactText) {
        guard !text.bytes.isEmpty else { return }
        if case .characters(let before) = pieces.last {
            pieces[pieces.count - 1] = .characters(before + text)
        } else {
            pieces.append(.characters(text))
        }
    }
}

/// Text compared byte for byte: `String` takes é for e with an accent after it.
struct ExactText: Hashable, CustomStringConvertible {
    var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }
    init(_ text: String) { bytes = Array(text.utf8) }

    var description: String { String(decoding: bytes, as: UTF8.self) }

    var withoutNUL: ExactText {
        ExactText(bytes.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] })
    }

    /// HTML 13.2.3.5: CR and CRLF are LF.
    var withNewlines: ExactText {
        var output: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
            output.append(byte == 0x0D ? 0x0A : byte)
        }
        return ExactText(output)
    }

    static func + (left: ExactText, right: ExactText) -> ExactText {
        ExactText(left.bytes + right.bytes)
    }
}
