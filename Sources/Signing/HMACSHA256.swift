/// HMAC-SHA256 (RFC 2104, RFC 4231) with one key, prepared once for many messages.
package struct HMACSHA256: Sendable, CustomStringConvertible, CustomReflectable {
    /// What the padded key blocks leave, which saves two of the four compressions of a short
    /// message (RFC 2104, section 4).
    private let inner: SHA256Chain
    private let outer: SHA256Chain

    /// Prepares a key of any length; 32 bytes is right (RFC 2104, section 3).
    package init(key: [UInt8]) {
        var block = key.count > SHA256.blockLength ? SHA256.digest(key) : key
        block += [UInt8](repeating: 0, count: SHA256.blockLength - block.count)
        inner = Self.chain(after: block.map { $0 ^ 0x36 })
        outer = Self.chain(after: block.map { $0 ^ 0x5C })
    }

    private static func chain(after block: [UInt8]) -> SHA256Chain {
        var hash = SHA256()
        hash.update(block)
        return hash.chain
    }

    /// The code of `message`: 32 bytes.
    package func code(for message: [UInt8]) -> [UInt8] {
        chain(for: message.span).bytes.span.withUnsafeBytes { [UInt8]($0) }
    }

    /// The words whose bytes are the code of `message`: so short messages need no memory.
    func chain(for message: Span<UInt8>) -> SHA256Chain {
        var first = SHA256(after: 1, inner)
        first.update(message)
        var second = SHA256(after: 1, outer)
        let digest = first.finishedChain().bytes
        digest.span.withUnsafeBytes { bytes in
            second.update(Span(_unsafeBytes: bytes))
        }
        return second.finishedChain()
    }

    /// Never the key: its prepared state is as good as the key itself.
    package var description: String { "HMAC-SHA256 key (hidden)" }
    /// Empty, so that `dump` does not show the key either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
