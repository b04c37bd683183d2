import Model

/// What a reader's browser remembers for one sub-account: the clicks a sale may be credited to.
///
/// Holds no address and no name. At most ``maximumLength`` characters, 893: well below the 4096
/// that browsers keep (RFC 6265bis, section 5.7).
package struct ClickCookie: Hashable, Sendable {
    /// How many clicks are remembered: the first and the newest ones.
    package static let maximumTouches = 5

    /// The shop whose sales the clicks may explain.
    package let account: SubAccountID
    /// In the order of the clicks, at most ``maximumTouches``.
    package let touches: [Touch]

    /// A cookie that remembers no click yet.
    package init(account: SubAccountID) { self.init(account: account, touches: []) }

    private init(account: SubAccountID, touches: [Touch]) {
        self.account = account
        self.touches = touches
    }

    /// The cookie after one more click: the first touch stays, of the others the newest do.
    ///
    /// A contact reference over ``ContactName/maximumReferenceLength`` is left out.
    package func adding(_ touch: Touch) -> ClickCookie {
        var kept = touches
        if kept.count == Self.maximumTouches { kept.remove(at: 1) }
        return ClickCookie(account: account, touches: kept + [touch.bounded])
    }

    /// The cookie's name, for instance `__Host-st4071`.
    ///
    /// Over https the prefix binds it to this one host (RFC 6265bis, section 4.1.3.2); over
    /// plain http browsers refuse the prefix.
    package static func name(for account: SubAccountID, secure: Bool) -> String {
        (secure ? "__Host-st" : "st") + account.description
    }

    /// Whether a cookie of this name is one of ours, whichever sub-account's: shops have cookies
    /// that begin alike.
    package static func isName(_ name: String) -> Bool {
        let bare = name.hasPrefix("__Host-") ? name.dropFirst("__Host-".count) : name[...]
        return bare.hasPrefix("st") && SubAccountID(decimal: bare.dropFirst(2).utf8) != nil
    }
}

extension Touch {
    /// The touch without a contact reference that is too long to be kept.
    fileprivate var bounded: Touch {
        guard case .reference(let reference) = contact,
            reference.utf8.count > ContactName.maximumReferenceLength
        else { return self }
        return Touch(campaign: campaign, link: link, contact: nil, at: at, click: click)
    }
}

/// The value of the cookie.
extension ClickCookie {
    /// Characters of the longest value.
    package static let maximumLength = seal.maximumLength

    /// The value as lower-case base32 in ASCII, signed with the ring's newest active key.
    package func encoded(with ring: KeyRing) -> [UInt8] {
        var body = ByteWriter(reserving: 160)
        body.append(varint: account.value)
        body.append(UInt8(touches.count))
        for touch in touches { body.append(touch) }
        return Self.seal.sealed(body.bytes, with: ring)
    }

    /// Reads the value of a cookie that one of the ring's keys signed for this sub-account;
    /// `nil` for any other, and for one that a later version wrote.
    package init?(
        verifying value: some RandomAccessCollection<UInt8>, account: SubAccountID,
        with ring: KeyRing
    ) {
        self.init(body: Self.seal.opened(value, with: ring), account: account)
    }

    /// The same, for hot paths.
    package init?(
        verifying value: UnsafeRawBufferPointer, account: SubAccountID, with ring: KeyRing
    ) {
        self.init(body: Self.seal.opened(value, with: ring), account: account)
    }

    private init?(body: ArraySlice<UInt8>?, account: SubAccountID) {
        guard let body else { return nil }
        var reader = ByteReader(body)
        guard reader.varint() == account.value, let count = reader.byte(),
            count <= Self.maximumTouches
        else { return nil }
        var touches: [Touch] = []
        for _ in 0..<count {
            guard let touch = reader.touch() else { return nil }
            touches.append(touch)
        }
        guard reader.isAtEnd else { return nil }
        self.init(account: account, touches: touches)
    }

    /// Account and count; per touch four numbers of up to ten bytes and the contact: its kind,
    /// its length and the reference.
    private static let maximumBodyLength =
        10 + 1 + maximumTouches * (4 * 10 + 2 + ContactName.maximumReferenceLength)
    private static let seal = SealedText(
        label: "saletrail cookie 1", maximumBodyLength: maximumBodyLength)
}
