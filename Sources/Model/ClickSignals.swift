/// What a click's request says about who sent it, beside its `User-Agent`.
package struct ClickSignals: Hashable, Sendable {
    /// Facts of the request. Raw values are stored: never change one.
    package struct Facts: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// No `Accept-Language`: every browser sends one.
        package static let noLanguage = Facts(rawValue: 1)
        /// Over https without any `Sec-Fetch-` field, which every browser sends since 2023.
        package static let noFetchMetadata = Facts(rawValue: 2)
        /// Something hangs at the link that a mail tool left there, such as `%27`.
        package static let oddTail = Facts(rawValue: 4)
        /// The reader may not be recognised: the click has no contact.
        package static let consentWithheld = Facts(rawValue: 8)
        /// A cookie of ours came along: somebody who keeps cookies was here before.
        package static let carriesCookie = Facts(rawValue: 16)
        /// Within seconds of the message's sending, as the link tells: a scanner's hour.
        package static let soonAfterSending = Facts(rawValue: 32)
    }

    package var facts: Facts
    /// The network the click came from: an address with its last parts cut off.
    package var network: ClientNetwork?
    /// Earlier clicks that the cookie proves: whoever made them keeps cookies.
    package var remembered: [ClickID]

    package init(
        facts: Facts = [], network: ClientNetwork? = nil, remembered: [ClickID] = []
    ) {
        self.facts = facts
        self.network = network
        self.remembered = remembered
    }
}

/// The network of an address: IPv4 to 24 bits, IPv6 to 48, so that it names no household.
package struct ClientNetwork: Hashable, Sendable {
    /// Three bytes, or six.
    package let bytes: [UInt8]

    /// `nil` unless there are three bytes or six.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 3 || bytes.count == 6 else { return nil }
        self.bytes = bytes
    }

    /// Cuts an address given as four bytes or sixteen; `nil` for anything else. An IPv4 address
    /// inside an IPv6 one (RFC 4291, 2.5.5.2) is that address.
    ///
    /// `nil` also for addresses that name nobody on the internet: what comes from them came
    /// through a proxy that was not told to be one.
    package init?(address: [UInt8]) {
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        let isMapped = address.count == 16 && address.starts(with: mapped)
        let own = isMapped ? Array(address[12...]) : address
        switch own.count {
        case 4 where !Self.isPrivate(own[0], own[1]): bytes = Array(own.prefix(3))
        case 16 where !Self.isLocal(own): bytes = Array(own.prefix(6))
        default: return nil
        }
    }

    /// RFC 1918, RFC 6598 (carriers' own), loopback and link-local.
    private static func isPrivate(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first, second) {
        case (0, _), (10, _), (127, _), (192, 168), (169, 254): true
        case (172, 16...31), (100, 64...127): true
        default: false
        }
    }

    /// Loopback, unspecified, unique local (RFC 4193) and link-local.
    private static func isLocal(_ address: [UInt8]) -> Bool {
        address.prefix(15).allSatisfy { $0 == 0 } || address[0] & 0xFE == 0xFC
            || address[0] == 0xFE && address[1] & 0xC0 == 0x80
    }
}
