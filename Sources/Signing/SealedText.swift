/// How link stamps and cookies are signed and written: base32 of
/// `version and key id, body, code`, where the code is HMAC-SHA256 cut to 128 bits
/// (RFC 2104, section 5: at least half of the hash) over the label, version, key id and body.
struct SealedText: Sendable {
    /// In the upper three bits of the first byte; the key id has the lower five.
    static let version: UInt8 = 1
    /// Bytes of the code.
    static let codeLength = 16
    private static let keyIdentifierBits: UInt8 = 5
    private static let keyIdentifierMask: UInt8 = 0x1F

    /// Separates the uses of one key: a cookie never passes for a stamp.
    private let label: [UInt8]
    /// Characters of the longest text that is looked at.
    let maximumLength: Int

    init(label: StaticString, maximumBodyLength: Int) {
        self.label = label.withUTF8Buffer(Array.init)
        maximumLength = Base32.textLength(ofBytes: 1 + maximumBodyLength + Self.codeLength)
    }

    /// The text for `body`, as ASCII.
    func sealed(_ body: [UInt8], with ring: KeyRing) -> [UInt8] {
        var record: [UInt8] = []
        record.reserveCapacity(label.count + 1 + body.count + Self.codeLength)
        begin(&record, with: ring.signer)
        record += body
        var text: [UInt8] = []
        finish(&record, with: ring.signer, into: &text)
        return text
    }

    /// The beginning of a record, to which bodies of any length are appended.
    func begun(with key: SigningKey) -> [UInt8] {
        var record: [UInt8] = []
        record.reserveCapacity(label.count + maximumLength)
        begin(&record, with: key)
        return record
    }

    private func begin(_ record: inout [UInt8], with key: SigningKey) {
        record += label
        record.append(Self.version &<< Self.keyIdentifierBits | key.id)
    }

    /// Signs a record whose body is complete, and writes its text in the place of `text`.
    func finish(_ record: inout [UInt8], with key: SigningKey, into text: inout [UInt8]) {
        key.sign(&record, length: Self.codeLength)
        text.removeAll(keepingCapacity: true)
        Base32.append(record.span.extracting(label.count..<record.count), to: &text)
    }

    /// The body of a text that one of the ring's keys sealed; `nil` for any other.
    func opened(_ text: UnsafeRawBufferPointer, with ring: KeyRing) -> ArraySlice<UInt8>? {
        // Counted before anything is read: a long text costs nothing.
        guard text.count <= maximumLength else { return nil }
        let start = label.count
        var record: [UInt8] = []
        record.reserveCapacity(start + text.count)
        record += label
        guard Base32.decode(text, onto: &record), record.count - start > Self.codeLength,
            record[start] &>> Self.keyIdentifierBits == Self.version,
            let key = ring.key(record[start] & Self.keyIdentifierMask),
            key.verifies(record, length: Self.codeLength)
        else { return nil }
        return record[start + 1..<record.count - Self.codeLength]
    }

    /// The same for text in any form.
    func opened(
        _ text: some RandomAccessCollection<UInt8>, with ring: KeyRing
    ) -> ArraySlice<UInt8>? {
        guard text.count <= maximumLength else { return nil }
        return Array(text).withUnsafeBytes { opened($0, with: ring) }
    }
}
