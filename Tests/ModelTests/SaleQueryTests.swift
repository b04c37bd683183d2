import Testing

@testable import Model

@Suite struct SaleQueryTests {
    static let cases: [(query: String, stored: String)] = [
        ("", ""), ("empId=1&IMPORTE=5", "empId=1&IMPORTE=5"),
        ("a&b=&=c&d=e=f", "a&b=&=c&d=e=f"), ("p=camis%E9ta&x=100%", "p=camis%E9ta&x=100%"),
        ("email=Ana@shop.example&a=1", "email=sha256%3A_ana_&a=1"),
        ("email=%20ana%40shop.example", "email=sha256%3A_ana_"),
        ("email=o'brien@shop.example", "email=sha256%3A_o%27brien_"),
        ("order_id=ana@shop.example", "order_id=sha256%3A_ana_"),
        ("note=write+to+Ana@shop.example.+Now", "note=write%20to%20sha256%3A_ana_.%20Now"),
        ("note=a@b.c,d@e.f", "note=sha256%3A_a_%2Csha256%3A_d_"),
        ("u=http%3A%2F%2Fx%3Fe%3Dana%2540b.c", "u=http%3A%2F%2Fx%3Fe%3Dsha256%3A_ana_"),
        ("n=to+a@b.c@d.e", "n=to%20sha256%3Asha256%3A__a__"),
        ("ana@b.example", "sha256%3A_ana_"), ("ana%40b.example=1", "sha256%3A_ana_=1"),
        ("email=ana", "email=ana"), ("x=50%25@now", "x=50%25@now"), ("x=@@a.b@", "x=@@a.b@"),
        ("email=a@b.example&email=c@d.example", "email=sha256%3A_a_&email=sha256%3A_c_"),
    ]

    @Test(arguments: cases.indices) func addressesAreReplaced(index: Int) {
        let (query, stored) = Self.cases[index]
        let found = SaleQuery(Array(query.utf8)).withoutAddresses {
            "_\($0.prefix { $0 != "@" })_"
        }
        #expect(String(decoding: found, as: UTF8.self) == stored)
    }

    @Test func bytesThatAreNoTextAreKept() {
        let found = SaleQuery(Array("p=camis".utf8) + [0xE9] + Array("ta&q=ñ".utf8))
            .withoutAddresses { $0 }
        #expect(String(decoding: found, as: UTF8.self) == "p=camis%E9ta&q=ñ")
    }

    /// A buyer's own words in one field must not pass for another field of the shop.
    @Test(arguments: ["coupon=X%0Astatus=approved&z=1", "a%3Db=c", "c=%0D", "%0A=1"])
    func queriesThatReadTwoWaysAreNotSigned(query: String) {
        #expect(SaleQuery(Array(query.utf8)).signedText == nil)
    }

    @Test func signedTextIsTheSameInAnyOrder() {
        let text = SaleQuery(Array("IMPORTE=39,90&empId=4071&PRODUCTO=a+b&sig=x&PRODUCTO=%26".utf8))
            .signedText
        #expect(
            text.map { String(decoding: $0, as: UTF8.self) }
                == "empid=4071\nimporte=39,90\nproducto=a b\nproducto=&")
        let other = SaleQuery(
            Array("signature=y&PRODUCTO=a%20b&empid=4071&producto=%26&importe=39%2C90".utf8))
        #expect(other.signedText == text)
    }
}
