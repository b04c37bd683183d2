/// One line of quoted-printable text while it is written: at most 76 octets and its end.
struct QuotedPrintableLine {
    /// One less than the longest line: room for the `=` of a soft line break.
    private static let capacity = QuotedPrintable.longestLine - 1
    private static let digits: StaticString = "0123456789ABCDEF"

    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// `buffer` holds a line, `=` and CRLF.
    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    var isEmpty: Bool { count == 0 }

    var content: UnsafeMutableBufferPointer<UInt8>.SubSequence { buffer[..<count] }

    /// What SMTP (`.`) or a multipart boundary (`--`) could claim at the start of a line.
    static func isReserved(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == Byte.hyphen
    }

    /// Whether one byte more has room and does not open the line.
    var isOpen: Bool { count > 0 && count < Self.capacity }

    mutating func put(_ byte: UInt8) {
        buffer[count] = byte
        count &+= 1
    }

    mutating func putEncoded(_ byte: UInt8) {
        put(Byte.equals)
        put(Self.digits.utf8Start[Int(byte >> 4)])
        put(Self.digits.utf8Start[Int(byte & 15)])
    }

    /// Ends the line softly unless it has room for `length` more, or for 3 at its start.
    mutating func makeRoom(_ length: Int, into output: inout [UInt8]) {
        guard count + length > Self.capacity else { return }
        put(Byte.equals)
        end(into: &output)
    }

    mutating func end(into output: inout [UInt8]) {
        buffer[count] = Byte.carriageReturn
        buffer[count &+ 1] = Byte.lineFeed
        output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<(count &+ 2)]))
        count = 0
    }
}
