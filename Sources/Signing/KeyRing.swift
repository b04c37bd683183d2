import Model

/// The signing keys of an installation: one signs, all verify.
///
/// Rotation adds a key and leaves the earlier ones to verify, so mail that is already sent keeps
/// working until its key is removed.
package struct KeyRing: Sendable, CustomStringConvertible {
    /// In the order of their ids.
    package let keys: [SigningKey]
    /// The newest active key.
    let signer: SigningKey

    /// Takes keys with distinct ids, at least one of them active.
    package init(keys: [SigningKey]) throws(KeyRingError) {
        self.keys = keys.sorted { $0.id < $1.id }
        for (key, next) in zip(self.keys, self.keys.dropFirst()) where key.id == next.id {
            throw .duplicateKey(key.id)
        }
        let active = self.keys.filter { $0.state == .active }
        guard let newest = active.max(by: { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }) else {
            throw .noActiveKey
        }
        signer = newest
    }

    /// A ring with one new key; `random` returns as many unpredictable bytes as it is asked for.
    package static func generated(now: Instant, random: (Int) -> [UInt8]) -> KeyRing {
        KeyRing(only: newKey(SigningKey.identifiers.lowerBound, now, random))
    }

    /// The ring with a new key that signs from now on; the others only verify.
    ///
    /// Throws ``KeyRingError/full`` when all 31 ids are taken.
    package func rotated(
        now: Instant, random: (Int) -> [UInt8]
    ) throws(KeyRingError) -> KeyRing {
        guard let id = freeIdentifier else { throw .full }
        return try KeyRing(keys: keys.map(\.retired) + [Self.newKey(id, now, random)])
    }

    /// The ring without key `id`: links and cookies it signed are refused from then on.
    ///
    /// Throws when there is no such key, and when no active key would remain.
    package func removing(_ id: UInt8) throws(KeyRingError) -> KeyRing {
        guard key(id) != nil else { throw .unknownKey(id) }
        return try KeyRing(keys: keys.filter { $0.id != id })
    }

    /// The id of the key that signs.
    package var signingKeyID: UInt8 { signer.id }

    func key(_ id: UInt8) -> SigningKey? { keys.first { $0.id == id } }

    /// How many keys there are and which one signs, never a secret.
    package var description: String { "key ring of \(keys.count), key \(signer.id) signs" }

    /// The next higher id; ids of removed keys come into use again only after 31.
    private var freeIdentifier: UInt8? {
        let highest = keys.last?.id ?? 0
        let candidates = SigningKey.identifiers.filter { key($0) == nil }
        return candidates.first { $0 > highest } ?? candidates.first
    }

    private init(only key: SigningKey) {
        keys = [key]
        signer = key
    }

    private static func newKey(
        _ id: UInt8, _ now: Instant, _ random: (Int) -> [UInt8]
    ) -> SigningKey {
        guard
            let key = SigningKey(
                id: id, secret: random(SigningKey.secretLength), createdAt: now)
        else { preconditionFailure("the source of randomness must return what it is asked for") }
        return key
    }
}
