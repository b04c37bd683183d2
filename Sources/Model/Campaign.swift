/// One mailing of a sub-account.
package struct Campaign: Hashable, Sendable {
    package let id: CampaignID
    package let account: SubAccountID
    /// The sender's own key for it, for instance `spring-2026`; unique in the sub-account.
    package let key: String

    package init(id: CampaignID, account: SubAccountID, key: String) {
        self.id = id
        self.account = account
        self.key = key
    }
}

/// A link of a campaign that readers reach through SaleTrail.
package struct TrackedLink: Hashable, Sendable {
    package let campaign: CampaignID
    package let number: LinkNumber
    /// Where it leads, with all that was added to what the newsletter wrote.
    package var destination: Destination
    /// What the reader sees: text of the link, or the image's `alt`.
    package var text: String
    /// Whether sales may be credited to it; clicks are counted either way.
    package var countsSales: Bool

    package init(
        campaign: CampaignID, number: LinkNumber, destination: Destination, text: String,
        countsSales: Bool
    ) {
        self.campaign = campaign
        self.number = number
        self.destination = destination
        self.text = text
        self.countsSales = countsSales
    }
}

/// Where a link leads: the URL as the newsletter wrote it (character references decoded), and
/// where in it a merge tag stands that the sending platform fills in.
package struct Destination: Hashable, Sendable {
    package let url: String
    /// Byte offsets into `url.utf8`, ascending, not overlapping.
    package let lateBound: [Range<Int>]

    package init(url: String, lateBound: [Range<Int>] = []) {
        self.url = url
        self.lateBound = lateBound
    }
}

/// A person who got the newsletter, known by the sender's own id.
package struct Contact: Hashable, Sendable {
    package let number: ContactNumber
    package let account: SubAccountID
    /// The sender's id for the contact: never an address.
    package let reference: String

    package init(number: ContactNumber, account: SubAccountID, reference: String) {
        self.number = number
        self.account = account
        self.reference = reference
    }
}

/// How a link or a cookie names its contact.
package enum ContactName: Hashable, Sendable {
    /// Merged by SaleTrail: the number inside the signed stamp.
    case number(ContactNumber)
    /// Merged by the sending platform: the sender's id, as the link's `c` brought it.
    case reference(String)

    /// Longest reference that is kept, in bytes.
    package static let maximumReferenceLength = 64
}

extension ContactName {
    /// Takes a sender's id as a link brought it; `nil` for what is none.
    ///
    /// Refused: an address (nobody's address belongs into a URL or a cookie), a merge tag that
    /// the sending platform left unfilled (a preview), control characters, and over
    /// ``maximumReferenceLength`` bytes.
    package init?(reference: String) {
        guard (1...Self.maximumReferenceLength).contains(reference.utf8.count),
            reference.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && !Self.isRefused($0) })
        else { return nil }
        self = .reference(reference)
    }

    private static func isRefused(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "@", "{", "}", "[", "]", "|", "<", ">", "%", "*", "\"": true
        default: false
        }
    }
}
