import Testing

@testable import Model

/// Queries that are longer than what is kept.
@Suite struct KeptQueryTests {
    private func read(_ query: String) -> SaleParameters {
        SaleParameters(query: query.utf8, defaultCurrency: Currency("EUR")!)
    }

    @Test func shortOnesAreWhole() {
        let lines = (1...80).map { "&PRODUCTO=p\($0)&CANTIDAD=1&IMPORTE=2" }.joined()
        let sale = read("order_id=1" + lines)
        #expect(sale.lines.count == 80 && sale.amount?.minorUnits == 16_000)
        #expect(sale.quantity == 80 && sale.notes == [])
    }

    /// A part would pass for the whole.
    @Test func whatIsCutHasNoSum() {
        let lines = (1...2000).map { "&IMPORTE=\($0)" }.joined()
        for query in ["order_id=1" + lines, "order_id=1&x=" + String(repeating: "y", count: 9000)] {
            let sale = read(String(query.prefix(SaleHit.maximumQueryLength)))
            #expect(sale.orderID == "1" && sale.amount == nil && sale.quantity == nil)
            #expect(sale.notes == [.cutShort])
        }
        let total = read(String(("total=9" + lines).prefix(SaleHit.maximumQueryLength)))
        #expect(total.amount?.minorUnits == 900)
    }

    /// `total=10` may have been `total=1000`.
    @Test func theLastParameterMayHaveLostItsEnd() {
        let long = "x=" + String(repeating: "y", count: SaleHit.maximumQueryLength)
        let end = "&total=10"
        let query = long.prefix(SaleHit.maximumQueryLength - end.utf8.count) + end
        #expect(read(String(query)).amount == nil)
    }
}
