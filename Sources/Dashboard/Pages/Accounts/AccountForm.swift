import Model
import Reporting

/// The fields of a new sub-account, as somebody filled them in.
struct AccountForm {
    private let sent: QueryParameters
    /// There is a sub-account of that number already.
    var isTaken = false

    init(_ sent: QueryParameters) { self.sent = sent }

    /// The sub-account, if everything is right.
    var account: SubAccount? {
        guard let id = number, let name, let trackingHost = host("tracking"),
            let shopHost = host("shop"), let zone, let currency
        else { return nil }
        return SubAccount(
            id: id, name: name, trackingHost: trackingHost, shopHost: shopHost, timeZone: zone,
            currency: currency)
    }

    /// Whether it was sent, and something in it is wrong.
    var hasErrors: Bool { !sent.parameters.isEmpty && (isTaken || account == nil) }

    func fields(_ visit: MemberVisit) -> HTML {
        let wrongHost = visit.say(AccountsText.wrongHost)
        let number = isTaken ? AccountsText.numberTaken : .wrongNumber
        return HTML([
            field("empId", "empId", visit.say(AccountsText.numberHint))
                .html(self.number == nil || isTaken ? visit.say(number) : nil),
            field("name", visit.say(FrameText.name), "")
                .html(name == nil ? visit.say(AccountsText.wrongName) : nil),
            field("shop", visit.say(FrameText.shop), visit.say(AccountsText.shopHint))
                .html(host("shop") == nil ? wrongHost : nil),
            field(
                "tracking", visit.say(FrameText.trackingDomain),
                visit.say(AccountsText.trackingHint)
            ).html(host("tracking") == nil ? wrongHost : nil),
            field("zone", visit.say(FrameText.timeZone), visit.say(AccountsText.zoneHint))
                .html(zone == nil ? visit.say(AccountsText.wrongZone) : nil),
            field("currency", visit.say(FrameText.currency), visit.say(AccountsText.moneyHint))
                .html(currency == nil ? visit.say(AccountsText.wrongCurrency) : nil),
        ])
    }

    private var number: SubAccountID? {
        sent.text("empId").flatMap { SubAccountID(decimal: $0.utf8) }
    }

    private var name: String? { sent.text("name").flatMap { $0.count <= 100 ? $0 : nil } }

    private func host(_ field: String) -> String? { sent.text(field).flatMap(HostName.read) }

    private var zone: String? {
        let name = sent.text("zone") ?? "Europe/Madrid"
        do throws(ReportClockError) { return try ReportClock(timeZone: name).name } catch {
            return nil
        }
    }

    private var currency: Currency? { Currency(known: sent.text("currency") ?? "EUR") }

    private func field(_ name: String, _ label: String, _ hint: String) -> FieldDraft {
        let defaults = ["zone": "Europe/Madrid", "currency": "EUR"]
        return FieldDraft(
            name: name, label: label, hint: hint,
            value: sent.text(name) ?? (sent.parameters.isEmpty ? defaults[name] ?? "" : ""),
            wasSent: !sent.parameters.isEmpty)
    }
}

/// A field before it is known whether it is right; one that was not sent yet is never wrong.
private struct FieldDraft {
    let name: String
    let label: String
    let hint: String
    let value: String
    let wasSent: Bool

    func html(_ error: String?) -> HTML {
        FormField(name, label, value: value, hint: hint, error: wasSent ? error : nil).html
    }
}
