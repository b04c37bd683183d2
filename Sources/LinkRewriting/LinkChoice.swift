/// What the sender wants of a link, whatever the policy would do with it.
package enum LinkChoice: String, CaseIterable, Sendable {
    /// Clicks are counted, and sales credited.
    case sale
    /// Clicks are counted, sales are not credited.
    case click
    /// Left as it is.
    case none
}

extension LinkChoice {
    /// The attribute of ours: `data-track="sale"`, `"click"` or `"off"`.
    init?(_ scanner: HTMLScanner) {
        guard let value = scanner.attribute(named: "data-track")?.value else { return nil }
        switch TagName(scanner.bytes, value) {
        case "sale": self = .sale
        case "click": self = .click
        case "off": self = .none
        default: return nil
        }
    }
}
