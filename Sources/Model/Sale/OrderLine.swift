/// One line of an order: the values that stand at the same place of the repeated `PRODUCTO`,
/// `CANTIDAD` and `IMPORTE`.
package struct OrderLine: Hashable, Sendable {
    /// Cut to ``SaleParameters/maximumProductLength`` characters.
    package let product: String?
    /// Whole pieces.
    package let quantity: Int?
    /// Of all pieces of the line.
    package let amount: Money?

    package init(product: String?, quantity: Int?, amount: Money?) {
        self.product = product
        self.quantity = quantity
        self.amount = amount
    }
}
