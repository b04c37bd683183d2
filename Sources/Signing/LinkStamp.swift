import Model

/// What the signed part of a transition link says: of which campaign it is, and for whom.
package struct LinkStamp: Hashable, Sendable {
    /// The mailing that the link stands in.
    package let campaign: CampaignID
    /// `nil` in a link that many contacts share.
    package let contact: ContactNumber?

    /// A stamp for one contact, or for all that share a link.
    package init(campaign: CampaignID, contact: ContactNumber?) {
        self.campaign = campaign
        self.contact = contact
    }

    /// Characters of the longest stamp; common ones have 32 to 40.
    package static let maximumLength = seal.maximumLength

    /// The stamp as lower-case base32 in ASCII, signed with the ring's newest active key.
    package func encoded(with ring: KeyRing) -> [UInt8] {
        var stamper = LinkStamper(campaign: campaign, ring: ring)
        stamper.write(contact)
        return stamper.text
    }

    /// Reads a stamp that one of the ring's keys signed, in any case; `nil` for everything else.
    package init?(verifying text: some RandomAccessCollection<UInt8>, with ring: KeyRing) {
        self.init(body: Self.seal.opened(text, with: ring))
    }

    /// The same, for hot paths.
    package init?(verifying text: UnsafeRawBufferPointer, with ring: KeyRing) {
        self.init(body: Self.seal.opened(text, with: ring))
    }

    private init?(body: ArraySlice<UInt8>?) {
        guard let body else { return nil }
        var reader = ByteReader(body)
        guard let campaign: CampaignID = reader.identifier(), let contact = reader.varint(),
            reader.isAtEnd
        else { return nil }
        self.init(campaign: campaign, contact: contact == 0 ? nil : ContactNumber(contact))
    }

    /// Two 64-bit numbers of up to ten bytes each (unsigned LEB128).
    private static let maximumBodyLength = 20
    fileprivate static let seal = SealedText(
        label: "saletrail link 1", maximumBodyLength: maximumBodyLength)
}

/// Writes the stamps of one campaign, one contact after the other, into memory that is used again.
package struct LinkStamper: Sendable {
    /// The last stamp written, as lower-case base32 in ASCII.
    package private(set) var text: [UInt8] = []

    private let key: SigningKey
    private var record: [UInt8]
    /// Bytes of the record that are the same for every contact.
    private let fixedLength: Int

    /// Signs with the ring's newest active key.
    package init(campaign: CampaignID, ring: KeyRing) {
        key = ring.signer
        record = LinkStamp.seal.begun(with: key)
        record.append(varint: campaign.value)
        fixedLength = record.count
    }

    /// Makes ``text`` the stamp of `contact`, or of all who share a link.
    package mutating func write(_ contact: ContactNumber?) {
        record.removeLast(record.count - fixedLength)
        record.append(varint: contact?.value ?? 0)
        LinkStamp.seal.finish(&record, with: key, into: &text)
    }
}
