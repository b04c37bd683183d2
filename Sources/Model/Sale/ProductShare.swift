/// What one product has of an order: all its lines together.
package struct ProductShare: Hashable, Sendable {
    /// `nil` for lines that name none.
    package let product: String?
    /// Whole pieces; `nil` where no line says how many.
    package fileprivate(set) var quantity: Int?
    /// Of the order's net amount.
    package fileprivate(set) var amount: Money?
}

extension SaleParameters {
    /// The order's products in the order they came, each once, with their shares of `net`: these
    /// sum exactly to it.
    ///
    /// Lines whose amounts sum to `net` keep them. Otherwise (discount, shipping, refund) `net`
    /// is divided in proportion to the lines' amounts, or by pieces where a line has no amount
    /// or a negative one; what cannot be divided goes to the largest remainders, the earlier
    /// line first.
    package func products(net: Money?) -> [ProductShare] {
        let amounts = amounts(of: net)
        var shares: [ProductShare] = []
        for (index, line) in lines.enumerated() {
            let amount = amounts?[index]
            if let known = shares.firstIndex(where: { $0.product == line.product }) {
                shares[known].add(line.quantity, amount)
            } else {
                shares.append(
                    ProductShare(product: line.product, quantity: line.quantity, amount: amount))
            }
        }
        return shares
    }

    private func amounts(of net: Money?) -> [Money]? {
        guard let net else { return nil }
        let own = lines.compactMap(\.amount).filter { $0.currency == net.currency }
        guard own.count == lines.count else { return net.shares(pieces) }
        let sum = own.reduce(0) { $0 + $1.minorUnits }
        if sum == net.minorUnits { return own }
        let isDivisible = sum > 0 && own.allSatisfy { $0.minorUnits >= 0 }
        return net.shares(isDivisible ? own.map { Int($0.minorUnits) } : pieces)
    }

    /// One where a line does not say how many.
    private var pieces: [Int] { lines.map { max(1, $0.quantity ?? 1) } }
}

extension ProductShare {
    fileprivate mutating func add(_ pieces: Int?, _ money: Money?) {
        if let pieces { quantity = (quantity ?? 0) + pieces }
        guard let money else { return }
        amount = Money(
            minorUnits: (amount?.minorUnits ?? 0) + money.minorUnits, currency: money.currency)
    }
}
