import Testing

@testable import Model

@Suite struct SaleQueryTests {
    static let cases: [(query: String, stored: String)] = [
        ("", ""), ("empId=1&IMPORTE=5", "empId=1&IMPORTE=5"),
        ("a&b=&=c&d=e=f", "a&b=&=c&d=e=f"), ("p=camis%E9ta&x=100%", "p=camis%E9ta&x=100%"),
        ("email=Ana@shop.example&a=1", "email=sha256%3A<ana@shop.example>&a=1"),
        ("email=%20ana%40shop.example", "email=sha256%3A<ana@shop.example>"),
        ("order_id=ana@shop.example", "order_id=sha256%3A<ana@shop.example>"),
        ("note=write+to+ana@shop.example", "note=write+to+ana@shop.example"),
        ("email=ana", "email=ana"), ("x=50%25@now", "x=50%25@now"),
        (
            "email=a@b.example&email=c@d.example",
            "email=sha256%3A<a@b.example>&email=sha256%3A<c@d.example>"
        ),
    ]

    @Test(arguments: cases.indices) func addressesAreReplaced(index: Int) {
        let (query, stored) = Self.cases[index]
        let found = SaleQuery(Array(query.utf8)).withoutAddresses { "<\($0)>" }
        #expect(String(decoding: found, as: UTF8.self) == stored)
    }

    @Test func signedTextIsTheSameInAnyOrder() {
        let text = SaleQuery(Array("IMPORTE=39,90&empId=4071&PRODUCTO=a+b&sig=x&PRODUCTO=%26".utf8))
            .signedText
        #expect(
            String(decoding: text, as: UTF8.self)
                == "empid=4071\nimporte=39,90\nproducto=a b\nproducto=&")
        let other = SaleQuery(
            Array("signature=y&PRODUCTO=a%20b&empid=4071&producto=%26&importe=39%2C90".utf8))
        #expect(other.signedText == text)
    }
}
