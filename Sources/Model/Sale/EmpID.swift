/// The `empId` of a sale pixel.
package enum EmpID: Hashable, Sendable {
    /// Not sent, or empty.
    case missing
    /// Sent, but no number.
    case unreadable(String)
    case account(SubAccountID)

    /// Written `empId` or `empID`: read in any case.
    static let name = "empId"

    init(_ text: String?) {
        guard let text, !text.isEmpty else {
            self = .missing
            return
        }
        self = SubAccountID(decimal: text.utf8).map(Self.account) ?? .unreadable(text)
    }

    /// The sub-account, if one was named.
    package var account: SubAccountID? {
        if case .account(let id) = self { id } else { nil }
    }
}
