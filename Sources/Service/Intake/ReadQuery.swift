import Model

/// A sale's query, taken apart once for all who ask.
struct ReadQuery {
    /// What stands after the `?`.
    let bytes: [UInt8]
    let parameters: QueryParameters

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        parameters = QueryParameters(bytes)
    }

    /// The sub-account that it names.
    var account: SubAccountID? { SaleParameters.empID(in: parameters).account }
}
