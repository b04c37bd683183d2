import Attribution
import Model
import Store

/// An amount in whole minor units (cents) of an ISO 4217 currency.
struct MoneyJSON: Encodable {
    let minorUnits: Int64
    let currency: String

    private enum CodingKeys: String, CodingKey {
        case minorUnits = "minor_units"
        case currency
    }

    init(_ money: Money) {
        minorUnits = money.minorUnits
        currency = money.currency.code
    }
}

/// What `saletrail sale explain` says, as JSON.
struct SaleExplanationJSON: Encodable {
    let hit: Int64
    let order: String?
    let state: String?
    let gross: MoneyJSON?
    let refunded: MoneyJSON?
    let net: MoneyJSON?
    let query: String
    let notes: [String]
    let reports: [ReportJSON]
    let credits: [CreditJSON]
    let steps: [StepJSON]

    private enum CodingKeys: String, CodingKey {
        case order = "order_id"
        case hit, state, gross, refunded, net, query, notes, reports, credits, steps
    }

    init(_ sale: SaleExplanation, hit: Int64, _ names: HitNames) throws(StoreError) {
        self.hit = hit
        order = sale.orderID
        state = sale.state?.rawValue
        gross = sale.gross.map(MoneyJSON.init)
        refunded = sale.refunded.map(MoneyJSON.init)
        net = sale.net.map(MoneyJSON.init)
        query = sale.query
        notes = sale.notes.map(\.rawValue)
        reports = sale.reports.map(ReportJSON.init)
        var credits: [CreditJSON] = []
        for credit in sale.credits { credits.append(try CreditJSON(credit, names)) }
        self.credits = credits
        steps = sale.steps.map(StepJSON.init)
    }
}

/// One hit that says something of the sale.
struct ReportJSON: Encodable {
    let hit: Int64
    let at: String
    let by: String
    let trust: String
    let status: String
    let amount: MoneyJSON?
    /// Why it is no sale of its own; absent for the sale.
    let setAside: String?

    private enum CodingKeys: String, CodingKey {
        case setAside = "set_aside"
        case hit, at, by, trust, status, amount
    }

    init(_ report: SaleExplanation.Report) {
        hit = report.seq
        at = report.at.rfc3339
        by = report.form.word
        trust = report.trust.word
        status = report.status.rawValue
        amount = report.amount.map(MoneyJSON.init)
        setAside = report.setAside?.rawValue
    }
}

struct CreditJSON: Encodable {
    let campaign: String
    let link: UInt64
    let contact: String?
    let clickedAt: String
    let rung: String
    let weight: Int
    let amount: MoneyJSON?

    private enum CodingKeys: String, CodingKey {
        case clickedAt = "clicked_at"
        case campaign, link, contact, rung, weight, amount
    }

    init(_ credit: Credit, _ names: HitNames) throws(StoreError) {
        campaign = names.key(credit.touch.campaign)
        link = credit.touch.link.value
        contact = try names.reference(credit.touch.contact)
        clickedAt = credit.touch.at.rfc3339
        rung = credit.rung.rawValue
        weight = credit.weight
        amount = credit.amount.map(MoneyJSON.init)
    }
}

struct StepJSON: Encodable {
    let lookedAt: String
    let finding: String

    private enum CodingKeys: String, CodingKey {
        case lookedAt = "looked_at"
        case finding
    }

    init(_ step: Step) {
        lookedAt = step.subject.description
        finding = step.outcome.description
    }
}
