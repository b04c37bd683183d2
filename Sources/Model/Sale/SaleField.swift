/// What a sale's query may say, and the names it may come under, in order of precedence; read in
/// any case of letters.
package enum SaleField: String, CaseIterable, Sendable {
    case product, quantity, amount, total, order, currency, status, test, time, click, tax, shipping
    case discount, coupon, email, consent, signature, refund, idempotency, numberStyle

    /// The first is the one to use; the others are what shops and networks send.
    package var names: [String] {
        switch self {
        case .product: ["PRODUCTO", "product", "product_id", "product_name"]
        case .quantity: ["CANTIDAD", "quantity", "qty"]
        case .amount: ["IMPORTE", "amount", "payout", "revenue", "value"]
        case .total: ["order_total", "total"]
        case .order: ["order_id", "transaction_id", "txid", "tid", "OID", "ref", "invoiceId"]
        case .currency: ["currency"]
        case .status: ["status"]
        case .test: ["testmode", "test_mode", "test"]
        case .time: ["time", "timestamp", "sold_at"]
        case .click: ["click_id", "clickid", "cid", "subid", "cnv_id"]
        case .tax: ["tax"]
        case .shipping: ["shipping"]
        case .discount: ["discount"]
        case .coupon: ["coupon", "coupon_code", "voucher"]
        case .email: ["email", "e-mail", "mail", "customer_email"]
        case .consent: ["consent"]
        case .signature: ["sig", "signature"]
        case .refund: ["refund_id"]
        case .idempotency: ["idempotency_key"]
        case .numberStyle: ["number_format"]
        }
    }
}

extension QueryParameters {
    /// The first value with text in it, under the earliest of the field's names that has one.
    package func text(_ field: SaleField) -> String? {
        // A click's query is empty nearly always.
        parameters.isEmpty ? nil : text(field.names)
    }

    /// All values of the earliest of the field's names that has any text, empty ones included.
    func all(_ field: SaleField) -> [String] {
        for name in field.names {
            let values = values(name)
            if values.contains(where: { !$0.trimmed.isEmpty }) { return values }
        }
        return []
    }
}

extension SaleParameters {
    /// Every name that is read of a sale's query and says nothing of the person who bought.
    package static let names =
        [EmpID.name]
        + SaleField.allCases.filter { ![.email, .click, .signature].contains($0) }
        .flatMap(\.names)
}
