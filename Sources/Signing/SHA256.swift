/// SHA-256 (FIPS 180-4), fed in pieces of any size.
package struct SHA256: Sendable {
    /// Bytes of a digest.
    package static let digestLength = 32
    /// Bytes that one compression takes in; also the block of HMAC (RFC 2104, section 2).
    static let blockLength = 64
    /// Where the message's length in bits stands in the last block (FIPS 180-4, 5.1.1).
    private static let lengthOffset = 56

    private(set) var chain = SHA256Chain()
    private var pending = InlineArray<64, UInt8>(repeating: 0)
    private var length = 0

    /// A hash that has taken in nothing yet.
    package init() {}

    /// A hash that has taken in `blocks` whole blocks, which left `chain`.
    init(after blocks: Int, _ chain: SHA256Chain) {
        self.chain = chain
        length = blocks * Self.blockLength
    }

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
        finishedChain().bytes.span.withUnsafeBytes { [UInt8]($0) }
    }

    /// The digest of a whole message: 32 bytes.
    package static func digest(_ message: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(message)
        return hash.finish()
    }

    /// The words whose bytes are the digest of all bytes taken in.
    consuming func finishedChain() -> SHA256Chain {
        pad()
        return chain
    }

    private var filled: Int { length & (Self.blockLength - 1) }

    /// Takes in no more bytes than the block has room for.
    private mutating func append(_ bytes: Span<UInt8>) {
        let start = filled
        var room = pending.mutableSpan
        room.withUnsafeMutableBytes { room in
            bytes.withUnsafeBytes { bytes in
                UnsafeMutableRawBufferPointer(rebasing: room[start...]).copyMemory(from: bytes)
            }
        }
        length += bytes.count
        if filled == 0 { chain.compress(pending.span, from: 0) }
    }

    /// A one bit, zeros, and the length in bits as 64 bits (FIPS 180-4, 5.1.1).
    private mutating func pad() {
        let bits = UInt64(length) &* 8
        let end = filled
        pending[end] = 0x80
        clear(from: end + 1)
        if end >= Self.lengthOffset {
            chain.compress(pending.span, from: 0)
            clear(from: 0)
        }
        store(bits)
        chain.compress(pending.span, from: 0)
    }

    private mutating func store(_ bits: UInt64) {
        var room = pending.mutableSpan
        room.withUnsafeMutableBytes {
            $0.storeBytes(of: bits.bigEndian, toByteOffset: Self.lengthOffset, as: UInt64.self)
        }
    }

    private mutating func clear(from start: Int) {
        var room = pending.mutableSpan
        for index in start..<Self.blockLength { room[index] = 0 }
    }
}
