/// The transfer encoding for text that is mostly ASCII (RFC 2045, 6.7).
package enum QuotedPrintable {
    /// In octets, without the line end (RFC 2045 6.7, rule 5).
    static let longestLine = 76

    /// Appends `text`, encoded as a whole: lines of at most 76 octets, CRLF between them.
    ///
    /// LF and CRLF are line ends, a lone CR is encoded. No line starts with `.`, `-` or `From `,
    /// so that neither SMTP, nor a mailbox file, nor a multipart boundary takes it for its own.
    package static func encode(_ text: [UInt8], into output: inout [UInt8]) {
        output.reserveCapacity(output.count + text.count + text.count / 8)
        text.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestLine + 2) { buffer in
                var encoder = Encoder(bytes, QuotedPrintableLine(buffer))
                encoder.run(into: &output)
            }
        }
    }

    /// What may stand for itself: printable ASCII but `=` (RFC 2045 6.7, rule 2).
    static func isLiteral(_ byte: UInt8) -> Bool { byte &- 0x21 < 0x5E && byte != Byte.equals }

    /// `=3D` for `=`.
    static func escape(_ byte: UInt8) -> [UInt8] {
        [Byte.equals, digits.utf8Start[Int(byte >> 4)], digits.utf8Start[Int(byte & 15)]]
    }

    private static let digits: StaticString = "0123456789ABCDEF"

    private struct Encoder {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var line: QuotedPrintableLine

        init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: QuotedPrintableLine) {
            self.bytes = bytes
            self.line = line
        }

        mutating func run(into output: inout [UInt8]) {
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                if QuotedPrintable.isLiteral(byte), line.isOpen {
                    line.put(byte)
                    at += 1
                } else {
                    at = special(byte, at, &output)
                }
            }
            output.append(contentsOf: line.content)
        }

        /// Takes what is not simply copied; gives the offset after it.
        private mutating func special(
            _ byte: UInt8, _ at: Int, _ output: inout [UInt8]
        ) -> Int {
            if let length = lineEnd(at) {
                line.end(into: &output)
                return at + length
            }
            let isBlank = byte == Byte.space || byte == Byte.tab
            // Rule 3: white space at the end of a line must be encoded.
            let isLast = at + 1 == bytes.count || lineEnd(at + 1) != nil
            let isCopied = QuotedPrintable.isLiteral(byte) || (isBlank && !isLast)
            line.makeRoom(isCopied ? 1 : 3, into: &output)
            if isCopied, !opensLineBadly(at) { line.put(byte) } else { line.putEncoded(byte) }
            return at + 1
        }

        private func lineEnd(_ at: Int) -> Int? {
            if bytes[at] == Byte.lineFeed { return 1 }
            guard bytes[at] == Byte.carriageReturn, at + 1 < bytes.count,
                bytes[at + 1] == Byte.lineFeed
            else { return nil }
            return 2
        }

        private func opensLineBadly(_ at: Int) -> Bool {
            guard line.isEmpty else { return false }
            if bytes[at] == UInt8(ascii: "F") {
                return bytes[at...].prefix(5).elementsEqual("From ".utf8)
            }
            return QuotedPrintableLine.isReserved(bytes[at])
        }
    }
}
