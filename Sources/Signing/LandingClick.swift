import Model

/// The click's id as a landing page gets it: the click itself, signed, so that a sale is credited
/// from it alone, on any machine, even if the click's own record was lost.
///
/// Holds no address and no name. Common ones have 50 to 70 characters.
package struct LandingClick: Hashable, Sendable {
    /// The shop whose sales the click may explain.
    package let account: SubAccountID
    package let touch: Touch

    package init(account: SubAccountID, touch: Touch) {
        self.account = account
        self.touch = touch
    }

    /// Characters of the longest one.
    package static let maximumLength = seal.maximumLength

    /// The id as lower-case base32 in ASCII, signed with the ring's newest active key.
    package func encoded(with ring: KeyRing) -> [UInt8] {
        var body = ByteWriter(reserving: 48)
        body.append(varint: account.value)
        body.append(touch)
        return Self.seal.sealed(body.bytes, with: ring)
    }

    /// Reads an id that one of the ring's keys signed for this sub-account; `nil` for any other.
    package init?(
        verifying text: some RandomAccessCollection<UInt8>, account: SubAccountID,
        with ring: KeyRing
    ) {
        guard let body = Self.seal.opened(text, with: ring) else { return nil }
        var reader = ByteReader(body)
        guard reader.varint() == account.value, let touch = reader.touch(), reader.isAtEnd else {
            return nil
        }
        self.init(account: account, touch: touch)
    }

    /// The account, four numbers of up to ten bytes, and the contact: kind, length, reference.
    private static let maximumBodyLength = 10 + 4 * 10 + 2 + ContactName.maximumReferenceLength
    private static let seal = SealedText(
        label: "saletrail click 1", maximumBodyLength: maximumBodyLength)
}
