import Testing

@testable import Model

/// The parameters beyond the four of the first document.
@Suite struct SaleReadingTests {
    func read(_ query: String, style: NumberStyle = .unstated) throws -> SaleParameters {
        SaleParameters(
            query: query.utf8, defaultCurrency: try #require(Currency("EUR")), style: style)
    }

    @Test func everyNameIsReadInAnyCase() throws {
        for field in SaleField.allCases {
            for name in field.names {
                let parameters = QueryParameters("a=1&\(name.uppercased())=+x+&b=2".utf8)
                #expect(parameters.text(field) == "x", "\(name)")
            }
        }
        let names = SaleField.allCases.flatMap(\.names).map { $0.lowercased() }
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: ["amount", "payout", "revenue", "value", "IMPORTE"])
    func amountHasAliases(name: String) throws {
        #expect(try read("\(name)=92.4").amount?.minorUnits == 9240)
        #expect(
            try read("\(name)=92.4&IMPORTE=5").amount?.minorUnits
                == (name == "IMPORTE" ? 9740 : 500))
    }

    @Test(arguments: SaleStatus.allCases) func statuses(status: SaleStatus) throws {
        #expect(try read("status=\(status.rawValue)").status == status)
        #expect(try read("STATUS=+\(status.rawValue.uppercased())+").status == status)
    }

    @Test func otherStatusesAreSalesWithANote() throws {
        let odd = try read("status=paid")
        #expect(odd.status == .sale && odd.notes == [.unknownStatus])
        #expect(try read("status=").notes == [] && read("x=1").status == .sale)
    }

    @Test(arguments: [
        ("testmode=1", true), ("TESTMODE=true", true), ("test=yes", true), ("test_mode=on", true),
        ("testmode=0", false), ("testmode=", false), ("test=maybe", false), ("", false),
    ])
    func testMode(query: String, expected: Bool) throws {
        #expect(try read(query).isTest == expected)
    }

    @Test(
        arguments: [
            ("consent=0", false), ("consent=false", false), ("consent=denied", false),
            ("consent=1", true), ("consent=Granted", true), ("consent=perhaps", nil), ("", nil),
        ] as [(String, Bool?)])
    func consent(query: String, expected: Bool?) throws {
        #expect(try read(query).consent == expected)
    }

    @Test func ordersCarryMore() throws {
        let sale = try read(
            "IMPORTE=121&tax=21,00&shipping=4.95&discount=%E2%82%AC10&coupon=+WEB10+&refund_id=R1"
                + "&click_id=abc&idempotency_key=k&time=1795004800")
        #expect(sale.tax?.minorUnits == 2100 && sale.shipping?.minorUnits == 495)
        #expect(sale.discount?.minorUnits == 1000 && sale.coupon == "WEB10")
        #expect(sale.refundID == "R1" && sale.clickID == "abc" && sale.idempotencyKey == "k")
        #expect(sale.soldAt == Instant(milliseconds: 1_795_004_800_000))
        #expect(sale.notes.isEmpty)
        let odd = try read("tax=free&shipping=some&time=noon&email=ana")
        #expect(odd.tax == nil && odd.shipping == nil && odd.soldAt == nil && odd.contact == nil)
        #expect(odd.notes == [.unreadableExtra, .unreadableTime, .unreadableEmail])
    }

    struct Lines: Sendable {
        let query: String
        /// `product quantity minor-units`, `-` for none.
        let lines: [String]
        let total: Int64?
        let pieces: Int?
        var notes: [SaleNote] = []
    }

    static let orders: [Lines] = [
        Lines(query: "", lines: ["- - -"], total: nil, pieces: nil),
        Lines(
            query: "PRODUCTO=a&CANTIDAD=2&IMPORTE=10&PRODUCTO=b&CANTIDAD=1&IMPORTE=5,50",
            lines: ["a 2 1000", "b 1 550"], total: 1550, pieces: 3),
        Lines(
            query: "PRODUCTO=a&PRODUCTO=b&IMPORTE=10", lines: ["a - -", "b - -"], total: 1000,
            pieces: nil),
        Lines(
            query: "PRODUCTO=a&PRODUCTO=b&CANTIDAD=1&CANTIDAD=2&IMPORTE=30&order_id=7",
            lines: ["a 1 -", "b 2 -"], total: 3000, pieces: 3),
        Lines(
            query: "PRODUCTO=a&PRODUCTO=&PRODUCTO=c&CANTIDAD=1&CANTIDAD=&CANTIDAD=3",
            lines: ["a 1 -", "- - -", "c 3 -"], total: nil, pieces: 4),
        Lines(
            query: "PRODUCTO=a&PRODUCTO=b&PRODUCTO=c&IMPORTE=1&IMPORTE=2",
            lines: ["a - 100", "b - 200", "c - -"], total: 300, pieces: nil,
            notes: [.unevenLines]),
        Lines(
            query: "PRODUCTO=a&PRODUCTO=b&IMPORTE=1+EUR&IMPORTE=2+USD",
            lines: ["a - 100", "b - 200"], total: nil, pieces: nil, notes: [.mixedCurrencies]),
        Lines(
            query: "PRODUCTO=a&PRODUCTO=b&IMPORTE=1&IMPORTE=free",
            lines: ["a - 100", "b - -"], total: nil, pieces: nil, notes: [.unreadableAmount]),
        Lines(
            query: "PRODUCTO=a&PRODUCTO=b&IMPORTE=1&IMPORTE=2&order_total=7.95",
            lines: ["a - 100", "b - 200"], total: 795, pieces: nil),
        Lines(query: "IMPORTE=1&total=2", lines: ["- - 100"], total: 200, pieces: nil),
        Lines(
            query: "product=a&qty=2&amount=3&producto=", lines: ["a 2 300"], total: 300,
            pieces: 2),
    ]

    @Test(arguments: orders.indices) func lines(index: Int) throws {
        let order = Self.orders[index]
        let sale = try read(order.query)
        let lines = sale.lines.map { line in
            [
                line.product ?? "-", line.quantity.map(String.init) ?? "-",
                line.amount.map { String($0.minorUnits) } ?? "-",
            ].joined(separator: " ")
        }
        #expect(lines == order.lines, "\(order.query)")
        #expect(sale.amount?.minorUnits == order.total && sale.quantity == order.pieces)
        #expect(sale.notes == order.notes)
    }

    @Test func severalProductsHaveOneName() throws {
        #expect(try read("PRODUCTO=Zapato&PRODUCTO=&PRODUCTO=Bota").product == "Zapato, Bota")
    }

    @Test func styleOfTheShopAndOfTheCall() throws {
        #expect(try read("IMPORTE=1.234", style: .comma).notes == [])
        #expect(try read("IMPORTE=1.234", style: .comma).amount?.minorUnits == 123_400)
        let pointed = try read("IMPORTE=1,234&number_format=POINT", style: .comma)
        #expect(pointed.notes == [] && pointed.amount?.minorUnits == 123_400)
        #expect(try read("IMPORTE=1.234&number_format=other").notes == [.ambiguousAmount])
    }

    @Test(
        arguments: [
            ("Ana@Shop.example", OrderContact.address("ana@shop.example")),
            ("%20ana@shop.example%20", .address("ana@shop.example")),
            (
                "sha256:" + String(repeating: "Ab", count: 32),
                .hash(String(repeating: "ab", count: 32))
            ),
            (String(repeating: "0", count: 64), .hash(String(repeating: "0", count: 64))),
            ("ana", nil), ("ana@shop", nil), ("@shop.example", nil), ("ana@.example", nil),
            ("a@b@c.example", nil), ("ana@shop.", nil), ("an+a@x.example", nil),
            (String(repeating: "0", count: 63), nil),
        ] as [(String, OrderContact?)])
    func contacts(text: String, expected: OrderContact?) throws {
        let sale = try read("email=" + text)
        #expect(sale.contact == expected)
        #expect(sale.notes == (expected == nil ? [.unreadableEmail] : []))
    }
}
