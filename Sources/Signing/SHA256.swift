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

    /// A hash that has taken in nothing yet.
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
                let count = min(bytes.count - next, Self.blockLength - filled)
                append(bytes.extracting(next..<next + count))
                next += count
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
        var digest = InlineArray<32, UInt8>(repeating: 0)
        finish(into: &digest)
        outer.update(digest.span)
    }

    /// The digest, without an array.
    consuming func finish(into digest: inout InlineArray<32, UInt8>) {
        pad()
        for index in digest.indices { digest[index] = chain.byte(index) }
    }

    private var filled: Int { length & (Self.blockLength - 1) }

    /// Takes in no more bytes than the block has room for.
    private mutating func append(_ bytes: Span<UInt8>) {
        let start = filled
        var room = pending.mutableSpan
        for index in bytes.indices { room[start + index] = bytes[index] }
        length += bytes.count
        if filled == 0 { chain.compress(pending.span, from: 0) }
    }

    /// A one bit, zeros, and the length in bits as 64 bits (FIPS 180-4, 5.1.1).
    private mutating func pad() {
        let bits = UInt64(length) &* 8
        clear(from: filled)
        pending[filled] = 0x80
        if filled >= Self.lengthOffset {
            chain.compress(pending.span, from: 0)
            clear(from: 0)
        }
        for index in 0..<8 {
            let shift = UInt64(56 - index * 8)
            pending[Self.lengthOffset + index] = UInt8(truncatingIfNeeded: bits &>> shift)
        }
        chain.compress(pending.span, from: 0)
    }

    private mutating func clear(from start: Int) {
        var room = pending.mutableSpan
        for index in start..<Self.blockLength { room[index] = 0 }
    }
}
