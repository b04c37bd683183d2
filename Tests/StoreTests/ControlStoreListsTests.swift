import Model
import Testing

@testable import Store

/// MD-16: reports of one list or segment.
@Suite struct ControlStoreListsTests {
    private static func ledger() throws -> Ledger {
        let ledger = try Ledger.shop()
        for (index, name) in ["ana", "bob", "eva"].enumerated() {
            let touch = Sample.touch(UInt64(index + 1), contact: .reference(name))
            try ledger.append(
                Sample.hit(
                    "order_id=\(index)&PRODUCTO=a&PRODUCTO=b&IMPORTE=1&IMPORTE=\(index)",
                    cookie: .touches([touch])))
        }
        try ledger.append(Sample.hit("order_id=9&IMPORTE=100"))
        try ledger.control.add(["ana", "eva", "ana"], toList: "vip", of: Ledger.shop)
        try ledger.control.add(["bob"], toList: "new", of: Ledger.shop)
        return ledger
    }

    private static func filter(_ list: String, product: String? = nil) -> SalesFilter {
        SalesFilter(
            account: Ledger.shop, conditions: SaleConditions(product: product, list: list))
    }

    @Test func listsAreCounted() throws {
        let ledger = try Self.ledger()
        let lists = try ledger.control.lists(of: Ledger.shop).map { "\($0.name) \($0.contacts)" }
        #expect(lists == ["new 1", "vip 2"])
        #expect(try ledger.control.lists(of: SubAccountID(5)).isEmpty)
        #expect(throws: StoreError.self) {
            try ledger.control.add(["ana"], toList: "vip", of: SubAccountID(5))
        }
    }

    @Test func figuresAreThoseOfTheList() throws {
        let reader = try Self.ledger().fold()
        for (list, cents) in [("vip", 400), ("new", 200), ("nobody", 0)] as [(String, Int64)] {
            let total = try reader.figures(Self.filter(list), by: .total)
            #expect((total[.number(0)]?.revenue[Sample.euro] ?? 0) == cents, "\(list)")
            let sales = try reader.sales(Self.filter(list))
            #expect(sales.reduce(0) { $0 + ($1.amount?.minorUnits ?? 0) } == cents)
        }
    }

    /// Of one product these are its own part of each order.
    @Test func productsOfAListAreTheirLines() throws {
        let reader = try Self.ledger().fold()
        let products = try reader.figures(Self.filter("vip"), by: .product)
        #expect(products[.text("a")]?.revenue[Sample.euro] == 200)
        #expect(products[.text("b")]?.revenue[Sample.euro] == 200)
        #expect(products[.text("b")]?.sales == 2)
        let own = try reader.figures(Self.filter("vip", product: "b"), by: .total)
        #expect(own[.number(0)]?.revenue[Sample.euro] == 200)
        #expect(try reader.sales(Self.filter("vip", product: "b")).count == 2)
        #expect(try reader.sales(Self.filter("vip", product: "c")).isEmpty)
    }

    /// The list keeps its length, and nobody's id.
    @Test func erasedContactsLeaveNoName() throws {
        let ledger = try Self.ledger()
        try ledger.fold()
        try UpkeepTests.run(.erase(account: Ledger.shop, reference: "ana"), ledger)
        let names = try ledger.control.connection.all(
            "SELECT contact FROM contact_list WHERE list = 'vip' ORDER BY 1"
        ) { $0.text(0) }
        #expect(names.count == 2 && names[1] == "eva" && names[0].hasPrefix("erased-"))
    }
}
