/// HMAC-SHA256 (RFC 2104, RFC 4231) with one key, prepared once for many messages.
package struct HMACSHA256: Sendable, CustomStringConvertible, CustomReflectable {
    /// Hashes that have already taken in their padded key block, which saves two of the four
    /// compressions of a short message (RFC 2104, section 4).
    private let inner: SHA256
    private let outer: SHA256

    /// Prepares a key of any length; 32 bytes is right (RFC 2104, section 3).
    package init(key: [UInt8]) {
        var block = key.count > SHA256.blockLength ? SHA256.digest(key) : key
        block += [UInt8](repeating: 0, count: SHA256.blockLength - block.count)
        var inner = SHA256()
        inner.update(block.map { $0 ^ 0x36 })
        var outer = SHA256()
        outer.update(block.map { $0 ^ 0x5C })
        (self.inner, self.outer) = (inner, outer)
    }

    /// The code of `message`: 32 bytes.
    package func code(for message: Span<UInt8>) -> [UInt8] {
        var first = inner
        first.update(message)
        var second = outer
        first.finish(into: &second)
        return second.finish()
    }

    /// The code of `message`: 32 bytes.
    package func code(for message: [UInt8]) -> [UInt8] { code(for: message.span) }

    /// The code of `message`, without an array.
    func code(for message: Span<UInt8>, into code: inout InlineArray<32, UInt8>) {
        var first = inner
        first.update(message)
        var second = outer
        first.finish(into: &second)
        second.finish(into: &code)
    }

    /// Never the key: its prepared state is as good as the key itself.
    package var description: String { "HMAC-SHA256 key (hidden)" }
    /// Empty, so that `dump` does not show the key either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
