import Model

/// One secret that signs or has signed links and cookies.
///
/// Its secret is in no description and no mirror; only ``KeyRing/text`` writes it out.
package struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// What a key is used for; raw values are stored, never rename one.
    package enum State: String, Sendable {
        /// May sign; of several the newest does.
        case active
        /// Only verifies what it signed earlier.
        case retired
    }

    /// The numbers a key may have: what fits the lower five bits of a stamp's first byte.
    package static let identifiers: ClosedRange<UInt8> = 1...31
    /// Bytes of a secret: the output length of SHA-256 (RFC 2104, section 3).
    package static let secretLength = 32

    /// 1 to 31; the stamps it signs name it.
    package let id: UInt8
    /// When it was made: of several active keys the newest signs.
    package let createdAt: Instant
    /// Whether it may sign.
    package let state: State
    let secret: [UInt8]
    private let authenticator: HMACSHA256

    /// `nil` unless the id is 1 to 31 and the secret has 32 bytes.
    package init?(id: UInt8, secret: [UInt8], createdAt: Instant, state: State = .active) {
        guard Self.identifiers.contains(id), secret.count == Self.secretLength else { return nil }
        self.id = id
        self.secret = secret
        self.createdAt = createdAt
        self.state = state
        authenticator = HMACSHA256(key: secret)
    }

    /// The HMAC-SHA256 of `message`: 32 bytes.
    func code(for message: [UInt8]) -> [UInt8] { authenticator.code(for: message) }

    /// Appends the first `length` bytes of the record's own code to it.
    func sign(_ record: inout [UInt8], length: Int) {
        authenticator.chain(for: record.span).bytes.span.withUnsafeBytes {
            record.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[..<length]))
        }
    }

    /// Whether the record's last `length` bytes are what ``sign(_:length:)`` appended to the rest.
    func verifies(_ record: [UInt8], length: Int) -> Bool {
        let end = record.count - length
        let code = authenticator.chain(for: record.span.extracting(0..<end)).bytes
        return code.span.withUnsafeBytes { code in
            constantTimeEqual(UnsafeRawBufferPointer(rebasing: code[..<length]), record[end...])
        }
    }

    /// The same key, no longer signing.
    var retired: SigningKey {
        SigningKey(copying: self, state: .retired)
    }

    private init(copying key: SigningKey, state: State) {
        id = key.id
        secret = key.secret
        createdAt = key.createdAt
        authenticator = key.authenticator
        self.state = state
    }

    /// Id and state, never the secret.
    package var description: String { "key \(id) (\(state.rawValue), secret hidden)" }
    /// What `dump` shows: id and state, never the secret.
    package var customMirror: Mirror {
        Mirror(self, children: ["id": id, "state": state.rawValue])
    }
}
