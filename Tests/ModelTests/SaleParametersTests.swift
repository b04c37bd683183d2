import Testing

@testable import Model

@Suite struct SaleParametersTests {
    func read(_ query: String, _ currency: String = "EUR") throws -> SaleParameters {
        SaleParameters(
            query: query.utf8, defaultCurrency: try #require(Currency(currency)))
    }

    func money(_ units: Int64, _ currency: String = "EUR") throws -> Money {
        Money(minorUnits: units, currency: try #require(Currency(currency)))
    }

    @Test func readsTheDocumentedPixel() throws {
        let sale = try read("empId=4071&PRODUCTO=Zapato%20rojo&CANTIDAD=2&IMPORTE=39.90")
        #expect(sale.empID == .account(SubAccountID(4071)))
        #expect(sale.product == "Zapato rojo")
        #expect(sale.quantity == 2)
        #expect(sale.amount == (try money(3990)))
        #expect(sale.orderID == nil)
        #expect(sale.notes == [])
    }

    @Test func readsNamesInAnyCase() throws {
        let sale = try read("EMPID=4071&producto=a&Cantidad=3&importe=1,50&Currency=usd")
        #expect(sale.empID.account == SubAccountID(4071))
        #expect(sale.product == "a" && sale.quantity == 3)
        #expect(sale.amount == (try money(150, "USD")))
    }

    @Test func missingAndEmptyAreTheSame() throws {
        let sale = try read("empId=4071&PRODUCTO=&CANTIDAD=+&IMPORTE=%20&currency=&ref=")
        #expect(sale == (try read("empId=4071")))
        #expect(sale.product == nil && sale.quantity == nil && sale.amount == nil)
        #expect(sale.rawAmount == nil && sale.rawQuantity == nil && sale.notes.isEmpty)
    }

    @Test(arguments: [
        ("empId=4071", EmpID.account(SubAccountID(4071))),
        ("a=1&empID=5", .account(SubAccountID(5))),
        ("%65mpid=+5%20", .account(SubAccountID(5))), ("empId=&empid=5", .account(SubAccountID(5))),
        ("empId=5&empId=6", .account(SubAccountID(5))),
        ("", .missing), ("empId", .missing), ("empId=", .missing), ("xempId=5", .missing),
        ("empId=abc", .unreadable("abc")), ("empId=0", .unreadable("0")),
        ("empId=-5", .unreadable("-5")), ("empId=5.0", .unreadable("5.0")),
        ("empId=99999999999999999999", .unreadable("99999999999999999999")),
    ])
    func readsTheAccountFirst(query: String, expected: EmpID) throws {
        #expect(SaleParameters.empID(in: query.utf8) == expected)
        #expect(try read(query).empID == expected)
    }

    @Test(arguments: [
        ("2", 2), ("2.0", 2), ("2,00", 2), ("+2+", 2), ("0", 0), ("-1", -1), ("%2B3", 3),
        ("999999999", 999_999_999), ("1000000000", nil), ("2.5", nil), ("2.000", nil),
        ("2.", nil), (".0", nil), ("two", nil), ("1e3", nil), ("2x", nil), ("99999999999", nil),
    ])
    func readsQuantities(text: String, expected: Int?) throws {
        let sale = try read("CANTIDAD=\(text)")
        #expect(sale.quantity == expected)
        #expect(sale.notes == (expected == nil ? [.unreadableQuantity] : []))
        #expect(sale.rawQuantity != nil)
    }

    @Test(arguments: SaleField.order.names) func readsOrderIDs(name: String) throws {
        #expect(try read("\(name.uppercased())=+A-17+").orderID == "A-17")
        #expect(try read("x\(name)=A-17").orderID == nil)
    }

    @Test func firstNamedOrderIDWins() throws {
        #expect(try read("ref=4&txid=3&transaction_id=2&order_id=").orderID == "2")
    }

    @Test func keepsWhatItCannotRead() throws {
        let sale = try read("IMPORTE=gratis&CANTIDAD=una")
        #expect(sale.notes == [.unreadableQuantity, .unreadableAmount])
        #expect(sale.amount == nil && sale.rawAmount == "gratis" && sale.rawQuantity == "una")
        let ambiguous = try read("IMPORTE=1.234")
        #expect(ambiguous.notes == [.ambiguousAmount])
        #expect(ambiguous.amount == (try money(123_400)))
    }

    @Test func currencies() throws {
        #expect(try read("IMPORTE=5&currency=jpy").amount == money(5, "JPY"))
        #expect(try read("IMPORTE=5&currency=%E2%82%AC", "USD").amount == money(500))
        #expect(try read("IMPORTE=5+GBP&currency=jpy").amount == money(500, "GBP"))
        #expect(try read("IMPORTE=%805", "USD").amount == money(500))
        for unknown in ["XYZ", "EURO", "%7Bcurrency%7D", "12"] {
            let sale = try read("IMPORTE=5&currency=\(unknown)")
            #expect(sale.amount == nil && sale.notes == [.unknownCurrency])
            #expect(sale.rawAmount == "5")
        }
    }

    @Test func cutsLongProducts() throws {
        let sale = try read("PRODUCTO=" + String(repeating: "%C3%B1", count: 300))
        #expect(sale.product == String(repeating: "ñ", count: 200))
    }

    @Test func rawValuesNeverChange() {
        #expect(
            SaleNote.allCases.map(\.rawValue) == [
                "unreadable-amount", "ambiguous-amount", "unreadable-quantity",
                "unknown-currency", "unreadable-extra", "mixed-currencies", "uneven-lines",
                "cut-short", "unknown-status", "unreadable-time", "unreadable-email",
            ])
    }
}
