import Model

/// Looks at clicks beside each other: what no reader does shows only in company.
///
/// Remembers the last minute. Taken in the journal's order it gives the same verdicts each time.
package struct ClickWatch: Sendable {
    private struct Seen<What: Hashable & Sendable> {
        let seq: Int64
        let at: Instant
        /// The link, or who clicked.
        let what: What
        var isFlagged: Bool
    }
    /// One message in one hand.
    private struct Message: Hashable {
        let campaign: CampaignID
        let contact: ContactName
    }
    /// One machine of a network, as far as can be told.
    private struct Sender: Hashable {
        let network: ClientNetwork
        let userAgent: String
    }

    /// Three links of one message, or all if it has two, in ten seconds: a scanner opens all, a
    /// reader chooses.
    private static let linkLimit = 3
    private static let linkSpan: Duration = .seconds(10)
    /// A network has many readers, and a mobile one thousands; but not so many of one list with
    /// one browser in one minute.
    private static let contactLimit = 20
    private static let contactSpan: Duration = .seconds(60)
    /// Clicks of one key that are remembered: what is flagged already need not be counted again.
    private static let rowLimit = 100

    private var messages: [Message: [Seen<LinkNumber>]] = [:]
    private var senders: [Sender: [Seen<ContactName>]] = [:]
    /// Clicks that came back, as cookie or click id, and when.
    private var returned: [ClickID: Instant] = [:]
    private var tidiedAt = Instant(milliseconds: 0)

    package init() {}

    /// How many messages and senders it remembers.
    var count: Int { messages.count + senders.count + returned.count }

    /// Takes note of clicks that came back: nothing their company does makes them a machine's.
    package mutating func see(_ clicks: [ClickID], at now: Instant) {
        guard !clicks.isEmpty else { return }
        tidy(now)
        for click in clicks { returned[click] = now }
    }

    /// Whether the click came back within the last minute.
    package func hasSeen(_ click: ClickID) -> Bool { returned[click] != nil }

    /// Takes a click that counts so far; the clicks, by their place in the journal, that do not
    /// count any more: this one, and those before it that belong to the same run.
    ///
    /// `links` is how many links the message has.
    package mutating func take(
        _ click: Click, seq: Int64, links: Int
    ) -> [Int64: ClickReason] {
        guard let contact = click.contact, !click.signals.facts.contains(.carriesCookie) else {
            return [:]
        }
        tidy(click.at)
        let message = Message(campaign: click.campaign, contact: contact)
        var flagged: [Int64: ClickReason] = [:]
        let link = Seen(seq: seq, at: click.at, what: click.link, isFlagged: false)
        let limit = links == 2 ? 2 : Self.linkLimit
        for seq in Self.add(link, to: &messages[message, default: []], Self.linkSpan, limit) {
            flagged[seq] = .linkBurst
        }
        if let network = click.signals.network {
            let sender = Sender(network: network, userAgent: click.userAgent)
            let who = Seen(seq: seq, at: click.at, what: contact, isFlagged: false)
            for seq in Self.add(
                who, to: &senders[sender, default: []], Self.contactSpan, Self.contactLimit)
            where flagged[seq] == nil { flagged[seq] = .manyContacts }
        }
        return flagged
    }

    /// Adds one; those of the span that are flagged by it, when there are `limit` different ones.
    private static func add<What>(
        _ seen: Seen<What>, to row: inout [Seen<What>], _ span: Duration, _ limit: Int
    ) -> [Int64] {
        row.removeAll { $0.at.advanced(by: span) < seen.at }
        if row.count == Self.rowLimit { row.removeFirst() }
        row.append(seen)
        guard row.count >= limit, Set(row.map(\.what)).count >= limit else { return [] }
        let fresh = row.filter { !$0.isFlagged }.map(\.seq)
        for index in row.indices { row[index].isFlagged = true }
        return fresh
    }

    /// Once a minute of the clicks' own time: what is over is forgotten.
    private mutating func tidy(_ now: Instant) {
        guard tidiedAt.advanced(by: Self.contactSpan) < now else { return }
        tidiedAt = now
        messages = messages.filter { Self.isRecent($0.value, now) }
        senders = senders.filter { Self.isRecent($0.value, now) }
        returned = returned.filter { now <= $0.value.advanced(by: Self.contactSpan) }
    }

    private static func isRecent<What>(_ row: [Seen<What>], _ now: Instant) -> Bool {
        row.last.map { now <= $0.at.advanced(by: contactSpan) } ?? false
    }
}
