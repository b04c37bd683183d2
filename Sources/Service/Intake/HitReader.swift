import HTTPServer
import Model
import Signing

/// Makes the event of a sale from a query, whichever way it came.
struct HitReader {
    let context: IntakeContext
    let now: Instant

    /// Who says it, and by which way.
    struct Source {
        let form: HitForm
        /// `nil` where a browser says it.
        let trust: HitTrust?
        let facts: RequestFacts
    }

    /// The event, with what came along judged as far as only this moment can: signatures and
    /// consent. `query` are the bytes after the `?`, cut only here.
    func hit(
        _ query: [UInt8], _ id: SubAccountID?, _ account: SubAccount?, _ source: Source,
        setAside: SetAsideReason?
    ) -> SaleHit {
        hit(ReadQuery(query), id, account, source, setAside: setAside)
    }

    /// The same for a query that is taken apart already.
    func hit(
        _ query: ReadQuery, _ id: SubAccountID?, _ account: SubAccount?, _ source: Source,
        setAside: SetAsideReason?
    ) -> SaleHit {
        let parameters = query.parameters
        let stored = SaleQuery(query.bytes).withoutAddresses(hash: SHA256.hash(ofAddress:))
        let isWithheld = account.map { withholds(parameters, $0, source.facts) } ?? false
        let proof = HitProof(
            click: isWithheld ? .none : click(parameters, account),
            trust: source.trust ?? signature(query.bytes, parameters, account),
            isConsentWithheld: isWithheld)
        return SaleHit(
            at: now, account: id,
            query: String(decoding: stored.prefix(SaleHit.maximumQueryLength), as: UTF8.self),
            host: source.facts.host, form: source.form,
            isSecure: source.facts.isSecure,
            cookie: isWithheld ? .none : cookie(source.facts, account), setAside: setAside,
            proof: proof)
    }

    private func withholds(
        _ parameters: QueryParameters, _ account: SubAccount, _ facts: RequestFacts
    ) -> Bool {
        let answer = SaleParameters.flag(parameters.text(.consent))
        return !facts.mayRecognise(account, answer: answer)
    }

    private func click(_ parameters: QueryParameters, _ account: SubAccount?) -> ClickIDEvidence {
        let standard = SaleSettings.standardLandingParameter
        let own = [account?.sales.landingParameter ?? standard, standard]
        guard let account, let text = parameters.text(own + SaleField.click.names) else {
            return .none
        }
        let click = LandingClick(
            verifying: Array(text.utf8), account: account.id, with: context.ring)
        return click.map { .touch($0.touch) } ?? .unknown
    }

    private func signature(
        _ query: [UInt8], _ parameters: QueryParameters, _ account: SubAccount?
    ) -> HitTrust {
        guard let account, let text = parameters.text(.signature) else { return .nobody }
        let secret = account.sales.secret.bytes
        guard !secret.isEmpty, let signed = SaleQuery(query).signedText else {
            return .badSignature
        }
        let code = HMACSHA256(key: secret).code(for: signed)
        let expected = Hexadecimal.encode(code).utf8
        return constantTimeEqual(Array(expected), Array(text.lowercased().utf8))
            ? .signature : .badSignature
    }

    private func cookie(_ facts: RequestFacts, _ account: SubAccount?) -> CookieEvidence {
        guard let account, let own = context.forms[account.id] else { return .none }
        // Over https the cookie may still be the one of an earlier visit over http.
        let names = facts.isSecure ? [true, false] : [false]
        let values = names.compactMap { facts.cookie(own.cookie(isSecure: $0).name) }
        guard !values.isEmpty else { return facts.hasClickCookie ? .otherAccount : .none }
        for value in values {
            let cookie = ClickCookie(
                verifying: value.raw, account: account.id, with: context.ring)
            if let cookie { return .touches(cookie.touches) }
        }
        return .forged
    }
}
