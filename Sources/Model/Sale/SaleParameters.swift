/// What the sale pixel's query says about a sale, read as far as it can be.
///
/// Nothing here throws and nothing is lost: what cannot be read is `nil`, is named in ``notes``
/// and stays in the query as sent.
package struct SaleParameters: Hashable, Sendable {
    /// The sub-account that the query names.
    package let empID: EmpID
    /// The order's lines, at least one, in the order they were sent.
    package let lines: [OrderLine]
    /// The product, or those of all lines; cut to ``maximumProductLength`` characters.
    package let product: String?
    /// Pieces of all lines; `nil` when missing or unreadable.
    package let quantity: Int?
    /// `CANTIDAD` as sent, of the first line.
    package let rawQuantity: String?
    /// The order's total; `nil` when missing or unreadable, when its currency is unknown, or when
    /// the lines are in several.
    package let amount: Money?
    /// `IMPORTE` as sent, of the first line.
    package let rawAmount: String?
    package let tax: Money?
    package let shipping: Money?
    package let discount: Money?
    package let coupon: String?
    /// The shop's own number of the order.
    package let orderID: String?
    /// The shop's own number of a refund.
    package let refundID: String?
    /// The caller's key of a request that may be sent twice.
    package let idempotencyKey: String?
    /// `sale` where the query says nothing, or nothing that is known.
    package let status: SaleStatus
    /// Sent to try things out: kept, never counted.
    package let isTest: Bool
    /// When the shop says that it sold.
    package let soldAt: Instant?
    /// The click's id as the landing page got it.
    package let clickID: String?
    /// Who bought; never an address in what is stored.
    package let contact: OrderContact?
    /// Whether the buyer agreed to be recognised, if the shop says so.
    package let consent: Bool?
    /// What could not be read as it stands, each at most once.
    package let notes: [SaleNote]

    /// Longest product that is kept, in characters.
    package static let maximumProductLength = 200

    /// Reads the bytes after the `?`; amounts are in `defaultCurrency` and written in `style`
    /// unless the query says otherwise.
    package init(
        query: some Collection<UInt8>, defaultCurrency: Currency, style: NumberStyle = .unstated
    ) {
        let kept = KeptQuery(Array(query))
        let parameters = QueryParameters(kept.bytes)
        var reading = SaleReading(parameters, defaultCurrency, style, isCut: kept.isCut)
        empID = EmpID(parameters.text(EmpID.name))
        let order = reading.order()
        lines = order.lines
        product = order.product
        quantity = order.quantity
        amount = order.amount
        rawQuantity = parameters.text(.quantity)
        rawAmount = parameters.text(.amount)
        tax = reading.extra(.tax)
        shipping = reading.extra(.shipping)
        discount = reading.extra(.discount)
        coupon = parameters.text(.coupon)
        orderID = parameters.text(.order)
        refundID = parameters.text(.refund)
        idempotencyKey = parameters.text(.idempotency)
        status = reading.status()
        isTest = Self.flag(parameters.text(.test)) ?? false
        soldAt = reading.time()
        clickID = parameters.text(.click)
        contact = reading.contact()
        consent = Self.flag(parameters.text(.consent))
        notes = reading.notes
    }

    /// The sub-account that a query names: what must be known before the rest is read.
    package static func empID(in query: some Collection<UInt8>) -> EmpID {
        empID(in: QueryParameters(query))
    }

    /// The same for a query that is taken apart already.
    package static func empID(in parameters: QueryParameters) -> EmpID {
        EmpID(parameters.text(EmpID.name))
    }

    /// Yes or no in the words that forms and consent banners send; `nil` for others.
    package static func flag(_ text: String?) -> Bool? {
        switch text?.lowercased() {
        case "1", "true", "yes", "y", "on", "granted": true
        case "0", "false", "no", "n", "off", "denied": false
        default: nil
        }
    }
}
