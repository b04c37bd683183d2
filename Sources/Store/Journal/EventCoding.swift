import Model

/// An event as the journal keeps it: a kind and a small binary record.
///
/// Kind numbers and field order are on disk in every journal: a changed record is a new kind.
package struct JournalEntry: Hashable, Sendable {
    let at: Instant
    let kind: Int64
    let body: [UInt8]

    package init(_ event: Event) {
        var writer = ByteWriter(reserving: 160)
        switch event {
        case .click(let click):
            at = click.at
            kind = EventKind.of(click)
            writer.append(click)
            if kind != EventKind.click { writer.append(click.signals) }
            if kind == EventKind.returningClick { writer.append(click.signals.remembered) }
        case .saleHit(let hit):
            at = hit.at
            kind = hit.proof == HitProof() ? EventKind.saleHit : EventKind.provenHit
            writer.append(hit)
            if kind == EventKind.provenHit { writer.append(hit.proof) }
        }
        body = writer.bytes
    }

    /// A sale of the past, which came now: `hit` says when it was.
    package init(imported hit: SaleHit, at now: Instant) {
        var writer = ByteWriter(reserving: 160)
        writer.append(varint: UInt64(clamping: hit.at.milliseconds))
        writer.append(hit)
        at = now
        kind = hit.proof == HitProof() ? EventKind.importedSale : EventKind.provenImport
        if kind == EventKind.provenImport { writer.append(hit.proof) }
        body = writer.bytes
    }

    /// The same place in the journal with other content, of the same kind.
    init(_ event: Event, inPlaceOf other: JournalEntry) {
        let isImported = [EventKind.importedSale, EventKind.provenImport].contains(other.kind)
        if isImported, case .saleHit(let hit) = event {
            self.init(imported: hit, at: other.at)
        } else {
            self.init(event)
        }
    }

    init(at: Instant, kind: Int64, body: [UInt8]) {
        self.at = at
        self.kind = kind
        self.body = body
    }

    /// The event, or `nil` for a record that is damaged or of a kind this version does not know.
    package var event: Event? {
        var reader = ByteReader(body[...])
        let event: Event?
        switch kind {
        case EventKind.click, EventKind.signalledClick, EventKind.returningClick:
            event = reader.click(at: at, kind).map { .click($0) }
        case EventKind.saleHit, EventKind.provenHit:
            let hasProof = kind == EventKind.provenHit
            event = reader.saleHit(at: at, hasProof: hasProof).map { .saleHit($0) }
        case EventKind.importedSale, EventKind.provenImport:
            let hasProof = kind == EventKind.provenImport
            event = reader.instant().flatMap { reader.saleHit(at: $0, hasProof: hasProof) }
                .map { .saleHit($0) }
        default: return nil
        }
        return reader.isAtEnd ? event : nil
    }
}

extension JournalEntry {
    /// The sub-account it is of, if it names one.
    package var account: SubAccountID? {
        switch event {
        case .click(let click): click.account
        case .saleHit(let hit): hit.account
        case nil: nil
        }
    }
}

private enum EventKind {
    static let click: Int64 = 1
    static let saleHit: Int64 = 2
    /// A sale hit, and before it when the sale was.
    static let importedSale: Int64 = 3
    /// A click with its signals behind it.
    static let signalledClick: Int64 = 4
    /// A sale hit with its proof behind it.
    static let provenHit: Int64 = 5
    /// A sale of the past with its proof behind it.
    static let provenImport: Int64 = 6
    /// A click with its signals and the earlier clicks that its cookie proves behind it.
    static let returningClick: Int64 = 7

    static func of(_ click: Click) -> Int64 {
        if !click.signals.remembered.isEmpty { return returningClick }
        return click.signals == ClickSignals() ? EventKind.click : signalledClick
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ click: Click) {
        append(varint: click.id.value)
        append(varint: click.account.value)
        append(varint: click.campaign.value)
        append(varint: click.link.value)
        append(contact: click.contact)
        append(text: click.setAside?.rawValue ?? "")
        append(text: click.userAgent)
    }

    fileprivate mutating func append(_ hit: SaleHit) {
        append(varint: hit.account?.value ?? 0)
        append(text: hit.query)
        append(text: hit.host)
        append(hit.form.rawValue)
        append(hit.isSecure ? 1 : 0)
        append(text: hit.setAside?.rawValue ?? "")
        append(hit.cookie)
    }

    private mutating func append(_ cookie: CookieEvidence) {
        switch cookie {
        case .none: append(0)
        case .otherAccount: append(1)
        case .forged: append(2)
        case .touches(let touches):
            append(3)
            append(varint: UInt64(touches.count))
            for touch in touches { append(touch) }
        }
    }
}

extension ByteReader {
    /// Since 1970: nothing was sold before.
    fileprivate mutating func instant() -> Instant? {
        guard let value = varint(), value <= UInt64(Int64.max) else { return nil }
        return Instant(milliseconds: Int64(value))
    }

    fileprivate mutating func click(at: Instant, _ kind: Int64) -> Click? {
        guard let id: ClickID = identifier(), let account: SubAccountID = identifier(),
            let campaign: CampaignID = identifier(), let link: LinkNumber = identifier(),
            let contact = contact(), let reason: ClickReason? = reason(), let userAgent = text(),
            let signals = signals(kind)
        else { return nil }
        return Click(
            id: id, at: at, account: account, campaign: campaign, link: link, contact: contact,
            setAside: reason, userAgent: userAgent, signals: signals)
    }

    private mutating func signals(_ kind: Int64) -> ClickSignals? {
        switch kind {
        case EventKind.click: return ClickSignals()
        case EventKind.signalledClick: return signals().flatMap { $0 == ClickSignals() ? nil : $0 }
        default:
            guard var signals = signals(), let remembered = clickIDs() else { return nil }
            signals.remembered = remembered
            return signals
        }
    }

    fileprivate mutating func saleHit(at: Instant, hasProof: Bool) -> SaleHit? {
        guard let account = varint(), let query = text(), let host = text(),
            let form = byte().flatMap(HitForm.init), let secure = byte(), secure <= 1,
            let reason: SetAsideReason? = reason(), let cookie = cookie(),
            let proof = hasProof ? proof() : HitProof()
        else { return nil }
        return SaleHit(
            at: at, account: account == 0 ? nil : SubAccountID(account), query: query, host: host,
            form: form, isSecure: secure == 1, cookie: cookie, setAside: reason, proof: proof)
    }

    /// The outer `nil` is a damaged record or a reason of a later version, which must not be
    /// taken for the inner one: "it counts".
    private mutating func reason<Reason: RawRepresentable<String>>() -> Reason?? {
        guard let name = text() else { return nil }
        return name.isEmpty ? .some(nil) : Reason(rawValue: name).map { .some($0) }
    }

    private mutating func cookie() -> CookieEvidence? {
        switch byte() {
        case 0: return CookieEvidence.none
        case 1: return .otherAccount
        case 2: return .forged
        case 3:
            guard let count = varint() else { return nil }
            var touches: [Touch] = []
            while touches.count < count {
                guard let touch = touch() else { return nil }
                touches.append(touch)
            }
            return .touches(touches)
        default: return nil
        }
    }
}
