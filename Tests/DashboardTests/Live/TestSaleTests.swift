import Model
import Testing

@testable import Dashboard

struct TestSaleTests {
    @Test(arguments: [
        ("", "/track/sale?empId=4071&testmode=1"),
        ("IMPORTE=39,90", "/track/sale?empId=4071&testmode=1&IMPORTE=39,90"),
        ("P=a b#c", "/track/sale?empId=4071&testmode=1&P=a%20b%23c"),
        ("P=ñ%20\"<>'", "/track/sale?empId=4071&testmode=1&P=%C3%B1%20%22%3C%3E%27"),
        ("a\r\nHost: x", "/track/sale?empId=4071&testmode=1&a%0D%0AHost:%20x"),
    ])
    func whatIsTypedIsOneTarget(_ query: String, _ target: String) {
        let sale = TestSale(account: Office.account(Office.account), query: query)
        #expect(sale.target == target)
    }

    @Test func whereNobodyListensNothingIsSent() {
        let sale = TestSale(account: Office.account(Office.account), query: "")
        #expect(!sale.send(to: "127.0.0.1:1"))
        #expect(!sale.send(to: "nowhere"))
    }
}
