import Testing

@testable import LinkRewriting

/// Lines that no edit touches stay as they are, whatever program wrote them.
@Suite struct QuotedPrintableBodyTests {
    private static func edited(_ source: String, _ old: String, _ new: String) throws -> String {
        let bytes = Array(source.utf8)
        let body = try #require(QuotedPrintableBody(bytes, bytes.indices))
        let decoded = String(decoding: body.decoded, as: UTF8.self)
        let edits = decoded.ranges(of: old).map { range in
            let start = decoded.utf8.distance(from: decoded.startIndex, to: range.lowerBound)
            return Edit(range: start..<(start + old.utf8.count), bytes: Array(new.utf8))
        }
        var output: [UInt8] = []
        body.append(edits, lineEnd: [0x0A], into: &output)
        let again = try #require(QuotedPrintableBody(output, output.indices))
        #expect(
            String(decoding: again.decoded, as: UTF8.self)
                == decoded.replacing(old, with: new))
        return String(decoding: output, as: UTF8.self)
    }

    private static let long = String(repeating: "a", count: 70)

    @Test(arguments: [
        ("URL", "URL", "T", "T"),
        // Small letters, needless codes, soft breaks and white space of other lines.
        (
            "=c3=B1 \t\r\n=41URL=61\r\nx=\r\ny=20\n", "URL", "T",
            "=c3=B1 \t\r\n=41T=61\r\nx=\r\ny=20\n"
        ),
        ("a=\nURL=\nb", "URL", "T", "a=\nT=\nb"),
        // The value lies over several lines.
        ("aU=\r\nR=\r\nLb=\r\nc", "URL", "T", "aTb=\r\nc"),
        ("aU=  \nRL\nb", "URL", "T", "aT\nb"), ("xURL=\r\n", "URL", "T", "xT=\r\n"),
        ("aURLbURLc\nd", "URL", "T", "aTbTc\nd"), ("U=\nRLU=\nRL\nx", "URL", "T", "TT\nx"),
        // Too long, so that lines are broken, with the source's line end.
        (long + "URL\r\n", "URL", "a=b c", long + "a=3Db=\r\n c\r\n"),
        (long + "URL", "URL", "123456", long + "12345=\n6"),
        (long + "URL-.\r\nx", "URL", "12345", long + "12345=\r\n=2D.\r\nx"),
        (long + "URL.\r\nx", "URL", "12345", long + "12345=\r\n=2E\r\nx"),
        // White space at the end has to be encoded.
        ("URL\nx", "URL", "T ", "T=20\nx"), ("URL=\nx", "URL", "T ", "T =\nx"),
        ("URL  \nx", "URL", "T", "T  \nx"), ("URL", "URL", "ñ", "=C3=B1"),
        // The value holds line ends.
        ("a\"U\nR\nL\"b\nc", "U\nR\nL", "T", "a\"T\"b\nc"),
        ("a\"\nURL\n\"b\nc", "\nURL\n", "T", "a\"T\"b\nc"),
        ("a\"=0AURL=0A\"b\nc", "\nURL\n", "T", "a\"T\"b\nc"),
        ("aURL\nb\nURLc", "URL", "T", "aT\nb\nTc"),
    ])
    func editsLines(_ source: String, _ old: String, _ new: String, _ expected: String) throws {
        #expect(try Self.edited(source, old, new) == expected)
    }

    @Test(arguments: ["=", "a=", "a= \t\r\n", "", "=\n=\n", "=3d=3D"])
    func reads(_ source: String) {
        let bytes = Array(source.utf8)
        #expect(QuotedPrintableBody(bytes, bytes.indices) != nil)
    }

    @Test(arguments: ["=3", "=zz", "a==", "= x", "=\rx", "=3=\n", "x=4\ny"])
    func refusesDamage(_ source: String) {
        let bytes = Array(source.utf8)
        #expect(QuotedPrintableBody(bytes, bytes.indices) == nil)
    }
}
