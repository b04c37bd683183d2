/// Refuses what is not a newsletter in an encoding compatible with ASCII.
struct InputCheck {
    /// The beginning of the input, at least `RewritingLimits.inputSample` bytes if it has as many.
    private let sample: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        sample = UnsafeBufferPointer(
            rebasing: bytes[..<min(bytes.count, RewritingLimits.inputSample)])
    }

    /// More NULs than one byte in so many are taken for UTF-16 or a binary file.
    private static let bytesPerNUL = 20

    private static let byteOrderMarks: [(bytes: [UInt8], name: String)] = [
        ([0xFF, 0xFE, 0x00, 0x00], "UTF-32"), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32"),
        ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
    ]

    private static let signatures: [(bytes: [UInt8], name: String)] = [
        (Array("%PDF-".utf8), "a PDF file"), (Array("PK\u{3}\u{4}".utf8), "a ZIP archive"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"), ([0x1F, 0x8B], "a gzip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Office document"), (Array("{\\rtf".utf8), "an RTF file"),
    ]

    /// Encodings declared in a `meta` element that use ASCII bytes for other characters.
    private static let unsafeEncodings = ["iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "utf-7"]

    /// The same for a whole input.
    static func run(_ input: [UInt8]) throws(RewritingError) {
        try input.withUnsafeBufferPointer { bytes throws(RewritingError) in
            try InputCheck(bytes).run()
        }
    }

    /// What can be told before scanning.
    func run() throws(RewritingError) {
        guard let first = sample.first else { throw .empty }
        // Signatures begin with one of these bytes, and hardly any newsletter does.
        if first == 0 || first == 0x1F || first >= 0x80 || first.isASCIILetter
            || first == Byte.percent || first == UInt8(ascii: "{")
        {
            try checkSignatures()
        }
        guard sample.firstIndex(of: 0, in: sample.indices) != nil else { return }
        let nuls = sample.count { $0 == 0 }
        guard nuls * Self.bytesPerNUL > sample.count else { return }
        // Latin text in UTF-16 has its NULs in every second byte, programs have them anywhere.
        let odd = sample.indices.count { $0 & 1 == 1 && sample[$0] == 0 }
        let strays = min(odd, nuls - odd)
        if nuls * 3 > sample.count, strays * Self.bytesPerNUL < nuls, sample.contains(Byte.less) {
            throw .unsupportedEncoding(name: "UTF-16")
        }
        throw .notHTML(found: "a binary file")
    }

    private func checkSignatures() throws(RewritingError) {
        if let mark = Self.byteOrderMarks.first(where: { sample.starts(with: $0.bytes) }) {
            throw .unsupportedEncoding(name: mark.name)
        }
        if let signature = Self.signatures.first(where: { sample.starts(with: $0.bytes) }) {
            throw .notHTML(found: signature.name)
        }
    }

    /// Refuses the encoding that a `meta` element declares, the last tag of `scanner`.
    static func checkMeta(_ scanner: HTMLScanner) throws(RewritingError) {
        let bytes = scanner.bytes
        if let charset = scanner.attribute(named: "charset") {
            try check(declaration: bytes[charset.value])
        }
        guard let kind = scanner.attribute(named: "http-equiv")?.value,
            bytes.matches("content-type", at: kind.lowerBound, before: kind.upperBound),
            let content = scanner.attribute(named: "content")
        else { return }
        try check(declaration: bytes[content.value])
    }

    private static func check(
        declaration: Slice<UnsafeBufferPointer<UInt8>>
    ) throws(RewritingError) {
        let text = declaration.map(\.asciiLowercased)
        if let name = unsafeEncodings.first(where: { FoldedText.holds(text, Array($0.utf8)) }) {
            throw .unsupportedEncoding(name: name.uppercased())
        }
    }
}
