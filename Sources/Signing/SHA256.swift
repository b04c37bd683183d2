/// SHA-256 (FIPS 180-4), fed in pieces of any size.
package struct SHA256: Sendable {
    /// Bytes of a digest.
    package static let digestLength = 32
    /// Bytes that one compression takes in; also the block of HMAC (RFC 2104, section 2).
    static let blockLength = 64
    /// Where the message's length in bits stands in the last block (FIPS 180-4, 5.1.1).
    private static let lengthOffset = 56

    private var chain = SHA256Chain()
    private var pending = InlineArray<64, UInt8>(repeating: 0)
    private var length = 0

    package init() {}

    /// Takes in the next bytes of the message.
    package mutating func update(_ bytes: Span<UInt8>) {
        var next = 0
        while next < bytes.count {
            if filled == 0, bytes.count - next >= Self.blockLength {
                chain.compress(bytes, from: next)
                next += Self.blockLength
                length += Self.blockLength
            } else {
                append(bytes[next])
                next += 1
            }
        }
    }

    /// Takes in the next bytes of the message.
    package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    /// The digest of all bytes taken in: 32 bytes.
    package consuming func finish() -> [UInt8] {
        pad()
        return chain.bytes(SHA256.digestLength)
    }

    /// The digest of a whole message: 32 bytes.
    package static func digest(_ message: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(message)
        return hash.finish()
    }

    /// Hands the digest to `outer` as its next bytes: HMAC's second half, without an array in
    /// between.
    consuming func finish(into outer: inout SHA256) {
        pad()
        for index in 0..<SHA256.digestLength { outer.append(chain.byte(index)) }
    }

    private var filled: Int { length & (Self.blockLength - 1) }

    private mutating func append(_ byte: UInt8) {
        pending[filled] = byte
        length += 1
        if filled == 0 { chain.compress(pending.span, from: 0) }
    }

    /// A one bit, zeros, and the length in bits as 64 bits (FIPS 180-4, 5.1.1).
    private mutating func pad() {
        let bits = UInt64(length) &* 8
        append(0x80)
        while filled != Self.lengthOffset { append(0) }
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: bits &>> shift))
        }
    }
}
