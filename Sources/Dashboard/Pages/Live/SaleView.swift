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
            (.state, why.state.map { telling.say(HitText($0)) }),
            (.byClick, leading.map { telling.name($0.rung) }),
            (.refunded, why.refunded.map(telling.format.money)),
            (.net, why.refunded == nil ? nil : why.net.map(telling.format.money)),
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

    /// The credit that stands for the sale, as in ``Judgement/leading``.
    private var leading: Credit? {
        why.credits.max { ($0.weight, $0.touch) < ($1.weight, $1.touch) }
    }

    /// By today's settings, as the steps below it.
    private var verdict: VerdictView {
        let own = why.reports.first { $0.seq == seq }
        if let reason = own?.setAside { return VerdictView(.setAside(reason), telling) }
        if let touch = leading?.touch {
            return VerdictView(.credited(touch.campaign, touch.link), telling)
        }
        return VerdictView(.unattributed(why.unattributed ?? .noCookie), telling)
    }

    var steps: HTML { StepsView(why.steps, telling).html }

    var reports: HTML {
        let head: [HitText] = [
            .number, .at, .reportedBy, .vouched, .status, .amount, .takenAs,
        ]
        return telling.visit.table(
            telling.say(HitText.reports), head: head.map { telling.say($0) },
            rows: why.reports.map(row))
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
        return telling.visit.table(
            telling.say(HitText.parameters),
            head: [telling.say(HitText.parameter), telling.say(HitText.value)], rows: rows)
    }
}

extension HitText {
    fileprivate init(_ state: SaleState) {
        self =
            switch state {
            case .sale: .stateSale
            case .partlyRefunded: .statePartlyRefunded
            case .refunded: .stateRefunded
            }
    }

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
