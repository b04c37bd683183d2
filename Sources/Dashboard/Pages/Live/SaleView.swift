import Model
import Reporting
import Store

/// The explanation of a sale, as `saletrail sale explain` tells it.
struct SaleView {
    private let why: SaleExplanation
    private let seq: Int64
    private let telling: HitTelling
    private let said: SaleParameters

    init(_ why: SaleExplanation, seq: Int64, _ telling: HitTelling) {
        self.why = why
        self.seq = seq
        self.telling = telling
        said = SaleParameters(
            query: why.query.utf8, defaultCurrency: telling.account.currency,
            style: telling.account.sales.numberStyle)
    }

    var facts: HTML {
        let own = why.reports.first { $0.seq == seq }
        let parts: [(HitText, String?)] = [
            (.at, own.map { telling.fullTime($0.at) + " · " + telling.account.timeZone }),
            (.order, why.orderID), (.product, said.product),
            (.quantity, said.quantity.map { String($0) }),
            (.amount, said.amount.map(telling.format.money)),
            (.net, why.net.map(telling.format.money)),
            (.refunded, why.refunded.map(telling.format.money)),
        ]
        let facts: [HTML] = parts.compactMap { name, value in
            value.map {
                "<div><dt>\(telling.say(name))</dt><dd dir=\"auto\">\($0)</dd></div>"
            }
        }
        return """
            <section class="card"><p class="head">\(verdict.badge) \(verdict.code)</p>
            <p>\(verdict.sentence)</p>
            \(NotesView(why.notes, telling).html)
            <dl class="facts">\(facts)</dl></section>
            """
    }

    /// By today's settings, as the steps below it.
    private var verdict: VerdictView {
        let own = why.reports.first { $0.seq == seq }
        if let reason = own?.setAside { return VerdictView(.setAside(reason), telling) }
        let leading = why.credits.max { ($0.weight, $0.touch) < ($1.weight, $1.touch) }
        if let touch = leading?.touch {
            return VerdictView(.credited(touch.campaign, touch.link), telling)
        }
        return VerdictView(.unattributed(why.unattributed ?? .noCookie), telling)
    }

    var steps: HTML { StepsView(why.steps, telling).html }

    var reports: HTML {
        let heads: [HTML] = [
            HitText.number, .at, .reportedBy, .vouched, .status, .amount, .takenAs,
        ].map { "<th scope=\"col\">\(telling.say($0))</th>" }
        return """
            <div class="scroll" role="region" tabindex="0" \
            aria-label="\(telling.say(HitText.reports))">
            <table><thead><tr>\(heads)</tr></thead><tbody>\(why.reports.map(row))</tbody></table>
            </div>
            """
    }

    private func row(_ report: SaleExplanation.Report) -> HTML {
        let number = String(report.seq)
        let taken = report.setAside.map { telling.say(HitText.setAsideAs) + ": " + $0.rawValue }
        return """
            <tr><th scope="row"><a href="/accounts/\(part: telling.account.id.description)/hits/\
            \(part: number)">\(number)</a></th>
            <td class="time">\(telling.fullTime(report.at))</td>
            <td>\(telling.say(HitText(report.form)))</td>
            <td>\(telling.say(HitText(report.trust)))</td>
            <td><code>\(report.status.rawValue)</code></td>
            <td class="number">\(telling.money(report.amount))</td>
            <td>\(taken ?? telling.say(HitText.theSale))</td></tr>
            """
    }

    /// What was sent, name by name, decoded.
    var parameters: HTML {
        let rows: [HTML] = QueryParameters(why.query.utf8).parameters.map {
            """
            <tr><th scope="row" dir="auto">\($0.name)</th><td dir="auto">\($0.value)</td></tr>
            """
        }
        guard !rows.isEmpty else { return .empty }
        return """
            <div class="scroll" role="region" tabindex="0" \
            aria-label="\(telling.say(HitText.parameters))">
            <table><thead><tr><th scope="col">\(telling.say(HitText.parameter))</th>\
            <th scope="col">\(telling.say(HitText.value))</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }
}

extension HitText {
    fileprivate init(_ form: HitForm) {
        self =
            switch form {
            case .image: .formImage
            case .page: .formPage
            case .beacon: .formScript
            case .server: .formServer
            case .imported: .formImport
            }
    }

    fileprivate init(_ trust: HitTrust) {
        self =
            switch trust {
            case .nobody: .trustNobody
            case .badSignature: .trustBadSignature
            case .signature: .trustSignature
            case .token: .trustToken
            }
    }
}
