import Model

/// Removes what is known of one contact, everywhere in the folder: the sender's id, the browsers
/// it clicked with, and of its sale hits whatever is not the sale. What is left is a number that
/// stands for nobody, so that totals and unique clickers stay right.
final class Erasure: UpkeepWork {
    private let account: SubAccountID
    private let reference: String
    private let control: ControlStore
    private let fold: Fold
    private let journal: any JournalAccess
    private var names: (old: ContactNumber?, new: ContactNumber)?
    private var position: Int64 = 0
    private var total: Int64 = 0
    private var isScanned = false
    /// Segments that name the contact, still to be written anew.
    private var segments: [Int] = []
    private var rewrite: SegmentRewrite?

    private static let slice = 50_000

    init(
        account: SubAccountID, reference: String, control: ControlStore, fold: Fold,
        journal: any JournalAccess
    ) {
        self.account = account
        self.reference = reference
        self.control = control
        self.fold = fold
        self.journal = journal
    }

    func progress() throws(StoreError) -> (done: Int64, total: Int64) { (position, total) }

    func step() throws(StoreError) -> Bool {
        if names == nil { return try begin() }
        // What came before the rotation is folded first: it is found in the tables then.
        if !isScanned { return try scan() }
        if let rewrite {
            guard try rewrite.step(changed) else { return false }
            self.rewrite = nil
        }
        guard let next = segments.popLast() else { return try finish() }
        rewrite = SegmentRewrite(next, in: fold.folder)
        return false
    }

    private func begin() throws(StoreError) -> Bool {
        try journal.rotate()
        total = try JournalReader(fold.folder).lastSeq()
        names = try control.replaceContact(reference, account: account)
        try fold.connection.run(
            "UPDATE contact SET name = ? WHERE account = ? AND name = ?",
            "erased-\(names?.new.description ?? "")", account, reference)
        return false
    }

    /// Finds the events that name the contact, and puts the report tables right.
    private func scan() throws(StoreError) -> Bool {
        guard try fold.cursor().seq >= total else { return false }
        let events = try JournalReader(fold.folder).read(after: position, limit: Self.slice)
        guard let last = events.last, position < total else {
            isScanned = true
            return false
        }
        var found: Set<Int64> = []
        try fold.connection.transaction { () throws(StoreError) in
            for event in events {
                guard let changed = change(event) else { continue }
                found.insert(event.seq)
                try update(changed)
            }
        }
        try note(found)
        position = last.seq
        return false
    }

    private func update(_ changed: StoredEntry) throws(StoreError) {
        // Which browser it was is forgotten with the contact.
        if case .click = changed.entry.event { return try fold.forgetDevice(changed.seq) }
        guard case .saleHit(let hit) = changed.entry.event else { return }
        try fold.connection.run(
            "UPDATE sale SET query = ?, kind = ?, body = ? WHERE seq = ?", hit.query,
            changed.entry.kind, changed.entry.body, changed.seq)
        try fold.connection.run(
            "UPDATE set_aside SET kind = ?, body = ? WHERE seq = ?", changed.entry.kind,
            changed.entry.body, changed.seq)
    }

    private func note(_ found: Set<Int64>) throws(StoreError) {
        guard let first = found.min(), let last = found.max() else { return }
        for number in try JournalSegment.numbers(in: fold.folder).reversed() {
            guard let begin = try JournalSegment.firstSeq(of: number, in: fold.folder),
                begin <= last
            else { continue }
            if !segments.contains(number) { segments.append(number) }
            if begin <= first { return }
        }
    }

    private func changed(_ stored: StoredEntry) throws(StoreError) -> StoredEntry? {
        change(stored) ?? stored
    }

    /// The event without the contact; `nil` where it does not name it.
    private func change(_ stored: StoredEntry) -> StoredEntry? {
        guard let names, let event = stored.entry.event,
            let changed = event.replacing(
                isContact, of: account, with: .number(names.new))
        else { return nil }
        return StoredEntry(
            seq: stored.seq, entry: JournalEntry(changed, inPlaceOf: stored.entry))
    }

    private func isContact(_ name: ContactName) -> Bool {
        switch name {
        case .reference(let text): text == reference
        case .number(let number): number == names?.old
        }
    }

    private func finish() throws(StoreError) -> Bool {
        try fold.connection.checkpoint(truncating: true)
        // Automatic copies of the control tables still name the contact.
        if Files.exists(fold.folder.backups) {
            for name in try Files.names(in: fold.folder.backups) {
                try Files.remove(fold.folder.backups + "/" + name)
            }
        }
        return true
    }
}

extension Event {
    /// The event with another contact wherever `matches` names one, and without what else it may
    /// tell of the person; `nil` where nothing matches.
    fileprivate func replacing(
        _ matches: (ContactName) -> Bool, of account: SubAccountID, with other: ContactName
    ) -> Event? {
        switch self {
        case .click(let click):
            guard click.account == account, let name = click.contact, matches(name) else {
                return nil
            }
            return .click(
                Click(
                    id: click.id, at: click.at, account: click.account, campaign: click.campaign,
                    link: click.link, contact: other, setAside: click.setAside, userAgent: ""))
        case .saleHit(let hit):
            guard hit.account == account,
                hit.touches.contains(where: { touch in
                    touch.contact.map(matches) ?? false
                })
            else { return nil }
            return .saleHit(hit.replacing(matches, with: other))
        }
    }
}

extension SaleHit {
    /// The clicks that came along.
    fileprivate var touches: [Touch] {
        let clicks: [Touch] = if case .touch(let touch) = proof.click { [touch] } else { [] }
        return if case .touches(let touches) = cookie { touches + clicks } else { clicks }
    }

    fileprivate func replacing(
        _ matches: (ContactName) -> Bool, with other: ContactName
    ) -> SaleHit {
        func changed(_ touch: Touch) -> Touch {
            Touch(
                campaign: touch.campaign, link: touch.link,
                contact: touch.contact.map { matches($0) ? other : $0 }, at: touch.at,
                click: touch.click)
        }
        let cookie: CookieEvidence =
            if case .touches(let touches) = cookie { .touches(touches.map(changed)) } else {
                cookie
            }
        let click: ClickIDEvidence =
            if case .touch(let touch) = proof.click { .touch(changed(touch)) } else { proof.click }
        return SaleHit(
            at: at, account: account,
            query: QueryParameters.keeping(SaleParameters.names, in: query), host: host,
            form: form, isSecure: isSecure, cookie: cookie, setAside: setAside,
            proof: HitProof(
                click: click, trust: proof.trust, isConsentWithheld: proof.isConsentWithheld))
    }
}
