import Testing

@testable import Model

@Suite struct QueryParametersTests {
    struct Case: Sendable {
        let query: String
        let expected: [[String]]
    }

    static let cases: [Case] = [
        Case(query: "a=b&c=d", expected: [["a", "b"], ["c", "d"]]),
        Case(query: "", expected: []),
        Case(query: "&&", expected: []),
        Case(query: "a", expected: [["a", ""]]),
        Case(query: "a=", expected: [["a", ""]]),
        Case(query: "=b", expected: [["", "b"]]),
        Case(query: "&a=b&&c&", expected: [["a", "b"], ["c", ""]]),
        Case(query: "=&==", expected: [["", ""], ["", "="]]),
        Case(query: "a&b=c", expected: [["a", ""], ["b", "c"]]),
        Case(query: "a=b=c", expected: [["a", "b=c"]]),
        Case(query: "a=1&a=2&A=3", expected: [["a", "1"], ["a", "2"], ["A", "3"]]),
        Case(query: "a=1;b=2", expected: [["a", "1;b=2"]]),
        Case(query: "a+b=c+d", expected: [["a b", "c d"]]),
        Case(query: "a=%2B%26%3d", expected: [["a", "+&="]]),
        Case(query: "%61=b", expected: [["a", "b"]]),
        Case(query: "a=camis%E9ta", expected: [["a", "camiséta"]]),
        Case(query: "a=camis%C3%A9ta", expected: [["a", "camiséta"]]),
        Case(query: "a=%80+%9F%93", expected: [["a", "€ Ÿ“"]]),
        Case(query: "a=100%&b=%zz%4", expected: [["a", "100%"], ["b", "%zz%4"]]),
        Case(query: "a=%+1", expected: [["a", "% 1"]]),
        Case(query: "a=%%41", expected: [["a", "%A"]]),
        Case(query: "a=%00", expected: [["a", "\0"]]),
        Case(query: "a=%F0%9F%91%9F", expected: [["a", "👟"]]),
        // A surrogate and an overlong form are not UTF-8.
        Case(query: "a=%ED%A0%80", expected: [["a", "í\u{A0}€"]]),
        Case(query: "a=%C0%AF", expected: [["a", "À¯"]]),
    ]

    @Test(arguments: cases.indices) func reads(index: Int) {
        let row = Self.cases[index]
        let parameters = QueryParameters(row.query.utf8).parameters
        #expect(parameters.map { [$0.name, $0.value] } == row.expected, "\(row.query)")
    }

    @Test func readsBytesThatAreNotText() {
        let query = Array("a=camis".utf8) + [0xE9] + Array("ta".utf8)
        #expect(QueryParameters(query).text("a") == "camiséta")
    }

    @Test func everyPairOfBytesGivesSomething() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let query = [0x61, 0x3D, first, second]
                #expect(QueryParameters(query).parameters.count <= 2)
            }
        }
    }

    @Test func namesAreReadInAnyCase() {
        let parameters = QueryParameters("EMPID=1&empId=2&Ñ=3".utf8)
        #expect(parameters.values("empid") == ["1", "2"])
        #expect(parameters.values("ñ") == [])
        #expect(parameters.values("none") == [])
    }

    @Test func emptyValuesCountAsMissing() {
        let parameters = QueryParameters("a=&a=+%C2%A0%0A&a=+x+&b=y".utf8)
        #expect(parameters.text("a") == "x")
        #expect(parameters.text("c", "b", "a") == "y")
        #expect(parameters.text("c") == nil)
    }

    @Test func countIsBounded() {
        let query = (1...300).map { "&p\($0)=\($0)" }.joined()
        let parameters = QueryParameters(query.utf8).parameters
        #expect(parameters.count == QueryParameters.maximumCount)
        #expect(parameters.last == .init(name: "p256", value: "256"))
    }
}
