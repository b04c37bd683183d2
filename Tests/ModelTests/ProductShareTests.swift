import Model
import Testing

@Suite struct ProductShareTests {
    struct Case: Sendable {
        let query: String
        /// Cents; `nil` for an order without an amount.
        let net: Int64?
        /// Product, pieces and cents.
        let shares: [String]
    }

    static let cases: [Case] = [
        Case(query: "", net: nil, shares: ["- - -"]),
        Case(query: "PRODUCTO=a&CANTIDAD=2&IMPORTE=10", net: 1000, shares: ["a 2 1000"]),
        // Their own amounts, where these are all there is.
        Case(
            query: "PRODUCTO=a&PRODUCTO=b&IMPORTE=7&IMPORTE=3", net: 1000,
            shares: ["a - 700", "b - 300"]),
        Case(
            query: "PRODUCTO=a&PRODUCTO=off&IMPORTE=12&IMPORTE=-2", net: 1000,
            shares: ["a - 1200", "off - -200"]),
        // In proportion to them, with the remainder at the largest, the earlier line first.
        Case(
            query: "PRODUCTO=a&PRODUCTO=b&IMPORTE=7&IMPORTE=3", net: 500,
            shares: ["a - 350", "b - 150"]),
        Case(
            query: "PRODUCTO=a&PRODUCTO=b&PRODUCTO=c&IMPORTE=1&IMPORTE=1&IMPORTE=1", net: 1000,
            shares: ["a - 334", "b - 333", "c - 333"]),
        Case(
            query: "PRODUCTO=a&PRODUCTO=b&IMPORTE=7&IMPORTE=3", net: 0,
            shares: ["a - 0", "b - 0"]),
        // By pieces, where a line has no amount or one that cannot be a weight.
        Case(
            query: "PRODUCTO=a&CANTIDAD=1&PRODUCTO=b&CANTIDAD=3&IMPORTE=10", net: 1000,
            shares: ["a 1 250", "b 3 750"]),
        Case(
            query: "PRODUCTO=a&PRODUCTO=b&IMPORTE=12&IMPORTE=-2", net: 500,
            shares: ["a - 250", "b - 250"]),
        Case(
            query: "PRODUCTO=a&PRODUCTO=b&CANTIDAD=0&CANTIDAD=-4&IMPORTE=10", net: 1000,
            shares: ["a 0 500", "b -4 500"]),
        // The same product twice is one.
        Case(
            query: "PRODUCTO=a&PRODUCTO=b&PRODUCTO=a&CANTIDAD=1&CANTIDAD=1&CANTIDAD=2&IMPORTE=4",
            net: 400, shares: ["a 3 300", "b 1 100"]),
        Case(query: "PRODUCTO=a&PRODUCTO=b", net: nil, shares: ["a - -", "b - -"]),
    ]

    @Test(arguments: cases.indices) func productsAdd(index: Int) {
        let (test, euro) = (Self.cases[index], Currency("EUR")!)
        let said = SaleParameters(query: test.query.utf8, defaultCurrency: euro)
        let net = test.net.map { Money(minorUnits: $0, currency: euro) }
        let shares = said.products(net: net)
        let words = shares.map { share in
            [
                share.product, share.quantity.map { "\($0)" },
                share.amount.map { "\($0.minorUnits)" },
            ].map { $0 ?? "-" }.joined(separator: " ")
        }
        #expect(words == test.shares, "\(test.query)")
        guard let net else { return }
        #expect(shares.compactMap(\.amount?.minorUnits).reduce(0, +) == net.minorUnits)
    }

    @Test func hugeAmountsAreDivided() {
        let amount = "IMPORTE=9999999999999.99"
        let query = "PRODUCTO=a&PRODUCTO=b&\(amount)&\(amount)"
        let said = SaleParameters(query: query.utf8, defaultCurrency: Currency("EUR")!)
        let net = Money(minorUnits: 1_000_000_000_000_001, currency: Currency("EUR")!)
        #expect(
            said.products(net: net).map(\.amount?.minorUnits)
                == [500_000_000_000_001, 500_000_000_000_000])
    }
}
