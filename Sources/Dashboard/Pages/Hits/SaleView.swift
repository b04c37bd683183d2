import Model
import Reporting
import Store

/// The explanation of a sale, as `saletrail sale explain` tells it.
struct SaleView {
    private let why: SaleExplanation
    private let seq: Int64
    private let context: HitContext
    private let said: SaleParameters

    init(_ why: SaleExplanation, seq: Int64, _ context: HitContext) {
        self.why = why
        self.seq = seq
        self.context = context
        said = SaleParameters(
            query: why.query.utf8, defaultCurrency: context.account.currency,
            style: context.account.sales.numberStyle)
    }

    var facts: HTML {
        let own = why.reports.first { $0.seq == seq }
        let parts: [(HitText, String?)] = [
            (.at, own.map { context.fullTime($0.at) + " · " + context.account.timeZone }),
            (.order, why.orderID), (.product, said.product),
            (.quantity, said.quantity.map { String($0) }),
            (.amount, said.amount.map(context.format.money)),
            (.net, why.net.map(context.format.money)),
            (.refunded, why.refunded.map(context.format.money)),
        ]
        let facts: [HTML] = parts.compactMap { name, value in
            value.map {
                "<div><dt>\(context.say(name))</dt><dd dir=\"auto\">\($0)</dd></div>"
            }
        }
        return """
            <section class="card"><p class="head">\(verdict.badge) \(verdict.code)</p>
            <p>\(verdict.sentence)</p>
            \(NotesView(why.notes, context).html)
            <dl class="facts">\(facts)</dl></section>
            """
    }

    /// By today's settings, as the steps below it.
    private var verdict: VerdictView {
        let own = why.reports.first { $0.seq == seq }
        if let reason = own?.setAside { return VerdictView(.setAside(reason), context) }
        let leading = why.credits.max { ($0.weight, $0.touch) < ($1.weight, $1.touch) }
        if let touch = leading?.touch {
            return VerdictView(.credited(touch.campaign, touch.link), context)
        }
        return VerdictView(.unattributed(why.unattributed ?? .noCookie), context)
    }

    var steps: HTML { StepsView(why.steps, context).html }

    var reports: HTML {
        let heads: [HTML] = [
            HitText.hit, .at, .reportedBy, .vouched, .status, .amount, .takenAs,
        ].map { "<th scope=\"col\">\(title($0))</th>" }
        return """
            <div class="scroll" role="region" tabindex="0" \
            aria-label="\(context.say(HitText.reports))">
            <table><thead><tr>\(heads)</tr></thead><tbody>\(why.reports.map(row))</tbody></table>
            </div>
            """
    }

    private func title(_ text: HitText) -> String {
        context.say(text, "").trimmingPrefix(" ").description
    }

    private func row(_ report: SaleExplanation.Report) -> HTML {
        let number = String(report.seq)
        let taken = report.setAside.map { context.say(HitText.setAsideAs) + ": " + $0.rawValue }
        return """
            <tr><th scope="row"><a href="/accounts/\(part: context.account.id.description)/hits/\
            \(part: number)">\(number)</a></th>
            <td class="time">\(context.fullTime(report.at))</td>
            <td>\(context.say(HitText(report.form)))</td>
            <td>\(context.say(HitText(report.trust)))</td>
            <td><code>\(report.status.rawValue)</code></td>
            <td class="number">\(context.money(report.amount))</td>
            <td>\(taken ?? context.say(HitText.theSale))</td></tr>
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
            aria-label="\(context.say(HitText.parameters))">
            <table><thead><tr><th scope="col">\(context.say(HitText.parameter))</th>\
            <th scope="col">\(context.say(HitText.value))</th></tr></thead>
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
