import Model

extension ErasedContact {
    /// The event with the stand-in wherever it names the contact, and without what else it may
    /// tell of the person; `nil` where it does not name it. `verdict` is what a click was judged.
    func removed(
        from event: Event, verdict: () throws(StoreError) -> ClickReason?
    ) throws(StoreError) -> Event? {
        switch event {
        case .click(let click):
            guard click.account == account, let name = click.contact, isNamed(by: name) else {
                return nil
            }
            return .click(without(click, verdict: try verdict()))
        case .saleHit(let hit):
            guard hit.account == account, isNamed(by: hit) else { return nil }
            return .saleHit(without(hit))
        }
    }

    private func isNamed(by name: ContactName) -> Bool {
        switch name {
        case .reference(let text): text == reference
        case .number(let number): number == old
        }
    }

    private func isNamed(by hit: SaleHit) -> Bool {
        if hit.touches.contains(where: { $0.contact.map(isNamed) ?? false }) { return true }
        guard !hashes.isEmpty else { return false }
        // In any parameter: shops put addresses where they should not.
        let query = hit.query.lowercased()
        return hashes.contains { query.contains($0) }
    }

    private func without(_ click: Click, verdict: ClickReason?) -> Click {
        let reason = verdict ?? click.setAside
        var signals = ClickSignals(facts: click.signals.facts, network: nil)
        signals.remembered = click.signals.remembered
        return Click(
            id: click.id, at: click.at, account: account, campaign: click.campaign,
            link: click.link, contact: .number(standIn), setAside: reason,
            // A machine's name is nobody's, and the operator's list is held against it.
            userAgent: reason == .knownBot ? click.userAgent : "",
            signals: signals)
    }

    private func without(_ hit: SaleHit) -> SaleHit {
        let cookie: CookieEvidence =
            if case .touches(let touches) = hit.cookie { .touches(touches.map(without)) } else {
                hit.cookie
            }
        let click: ClickIDEvidence =
            if case .touch(let touch) = hit.proof.click { .touch(without(touch)) } else {
                hit.proof.click
            }
        return SaleHit(
            at: hit.at, account: account, query: without(query: hit.query), host: hit.host,
            form: hit.form, isSecure: hit.isSecure, cookie: cookie, setAside: hit.setAside,
            proof: HitProof(
                click: click, trust: hit.proof.trust,
                isConsentWithheld: hit.proof.isConsentWithheld))
    }

    private func without(_ touch: Touch) -> Touch {
        Touch(
            campaign: touch.campaign, link: touch.link,
            contact: touch.contact.map { isNamed(by: $0) ? .number(standIn) : $0 }, at: touch.at,
            click: touch.click)
    }

    /// Of the query only what is of the sale. An address that found the contact's clicks becomes
    /// the stand-in's, so that the sale is credited as before.
    private func without(query: String) -> String {
        var kept = QueryParameters.keeping(SaleParameters.names, in: query)
        for hash in hashes {
            kept = kept.replacingASCII(hash, with: standInHash)
        }
        let said = QueryParameters(query.utf8).text(.email).flatMap { OrderContact($0) }
        guard case .hash(let hash) = said, hashes.contains(hash) else { return kept }
        return kept + "&\(SaleField.email.names[0])=sha256%3A\(standInHash)"
    }
}

extension String {
    /// With every occurrence of an ASCII text, in any case of letters, replaced.
    fileprivate func replacingASCII(_ text: String, with other: String) -> String {
        let (own, sought) = (Array(utf8), Array(text.utf8))
        let lower = own.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        var result: [UInt8] = []
        var index = 0
        while index < own.count {
            if lower[index...].starts(with: sought) {
                result += Array(other.utf8)
                index += sought.count
            } else {
                result.append(own[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
