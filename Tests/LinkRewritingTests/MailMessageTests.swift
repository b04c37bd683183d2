import LinkRewriting
import Testing

@Suite struct MailMessageTests {
    private static let link = "<a href=\"https://shop.example/x\">x</a>"

    private static func message(_ text: String, rewritesText: Bool = false) throws -> MailMessage {
        try MailMessage(Array(text.utf8), rules: Rewriting.rules, rewritesText: rewritesText)
    }

    /// Two parts of the given header fields.
    private static func multipart(_ first: String, _ second: String, of type: String = "mixed")
        -> String
    {
        """
        Subject: x
        Content-Type: multipart/\(type); boundary=b

        --b
        \(first)
        --b
        \(second)
        --b--

        """
    }

    private static func html(_ fields: String = "", _ body: String = link) -> String {
        "Content-Type: text/html\n\(fields)\n\(body)"
    }

    @Test(arguments: [
        (
            "Content-Type: multipart/signed; boundary=b; protocol=application/pgp-signature\n\n",
            "PGP/MIME"
        ),
        ("content-type: MULTIPART/ENCRYPTED; boundary=b\n\n", "S/MIME"),
        ("Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nAAAA", "S/MIME"),
        ("Content-Type: application/x-pkcs7-mime\n\nAAAA", "S/MIME"),
        (multipart("\n-----BEGIN PGP SIGNED MESSAGE-----\nx", html()), "PGP"),
        (multipart(html(), "Content-Type: multipart/signed; boundary=c\n\n"), "S/MIME"),
        (
            "X: y\nContent-Transfer-Encoding: base64\n\nLS0tLS1CRUdJTiBQR1AgTUVTU0FHRS0tLS0tCg==",
            "PGP"
        ),
    ])
    func refusesWhatIsSigned(_ text: String, _ form: String) {
        let error = #expect(throws: RewritingError.self) { try Self.message(text) }
        #expect(error == .message(.sealed(form: form)))
        #expect(error?.hint.contains("before signing") == true)
    }

    @Test(arguments: [
        "UTF-16", "utf-16le", "UTF-32", "UTF-7", "unicode-1-1-utf-7", "ISO-2022-JP",
        "iso-2022-kr", "HZ-GB-2312", "ucs-2",
    ])
    func refusesUnsafeCharacterSets(_ charset: String) throws {
        let error = RewritingError.unsupportedEncoding(name: charset.uppercased())
        let html = "Content-Type: text/html; charset=\"\(charset)\"\n\n" + Self.link
        #expect(throws: error) { try Self.message(html) }
        let text = "Content-Type: text/plain; charset=\(charset)\n\nx"
        #expect(throws: error) { try Self.message(text, rewritesText: true) }
        _ = try Self.message(text)
    }

    @Test(arguments: [
        ("utf-8", true), ("UTF8", true), ("us-ascii", true), ("iso-8859-15", true),
        ("windows-1252", true), ("Cp1250", true), ("koi8-r", true), ("gb18030", true),
        ("Shift_JIS", true), ("klingon", false), ("ebcdic-cp-es", false),
    ])
    func knowsCharacterSets(_ charset: String, _ isKnown: Bool) throws {
        let message = try Self.message(
            "Content-Type: text/html;\n\tcharset=\(charset) (comment)\n\n" + Self.link)
        #expect(message.links.count == (isKnown ? 1 : 0))
        let left: [RewritingWarning] = [
            .message(.partLeft(number: 1, .unknownCharacterSet)), .nothingToTrack,
        ]
        #expect(message.warnings == (isKnown ? [] : left))
    }

    @Test(arguments: [
        (
            multipart(html("Content-Transfer-Encoding: base64\n", "PGEg!"), html()), 2,
            PartFault.damagedBase64
        ),
        (
            multipart(html("Content-Transfer-Encoding: quoted-printable\n", "a=b"), html()), 2,
            .damagedQuotedPrintable
        ),
        (
            multipart(html("Content-Transfer-Encoding: x-uuencode\n"), html()), 2,
            .unknownTransferEncoding
        ),
        (multipart(html("Content-Type: text/plain\n"), html()), 2, .contradictoryHeader),
        (multipart("Content-Type: multipart/related\n\n--", html()), 2, .noBoundary),
        (
            multipart(
                "Content-Type: multipart/related; boundary=c\n"
                    + "Content-Transfer-Encoding: base64\n\n",
                html()), 2, .unknownTransferEncoding
        ),
        (
            multipart("X: \(String(repeating: "x", count: 300_000))\n" + html(), html()), 2,
            .headerTooLong
        ),
        (multipart(html("", "x\0\0\0"), html()), 2, .notText),
    ])
    func leavesDamagedParts(_ text: String, _ ofParts: Int, _ fault: PartFault) throws {
        let message = try Self.message(text)
        #expect(message.warnings == [.message(.partLeft(number: 1, fault))])
        #expect(message.links.count == 1)
        let output = String(decoding: message.rewritten(Rewriting.value), as: UTF8.self)
        // Only the last link, of the part that is sound.
        let sound = try #require(text.ranges(of: "https://shop.example/x").last)
        #expect(output == text.replacingCharacters(sound, Rewriting.prefix + "1"))
    }

    @Test(arguments: [
        ("Content-Type: text/html\nDKIM-Signature: v=1\n\n" + link, [MessageWarning.hostSignature]),
        ("Content-Type: text/html\nno field\n\n" + link, [.damagedHeader]),
        ("X: y\n\nhttps://shop.example/x", [.onlyPlainText]),
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\n" + html(), [.unfinished]),
        ("Content-Type: multipart/mixed; boundary=b\n\nno part", [.unfinished]),
    ])
    func warns(_ text: String, _ expected: [MessageWarning]) throws {
        let message = try Self.message(text)
        let none: [RewritingWarning] = message.links.isEmpty ? [.nothingToTrack] : []
        #expect(message.warnings == expected.map { .message($0) } + none)
        #expect(message.warnings.allSatisfy { $0.description.hasSuffix(".") })
    }

    @Test(arguments: [
        ("", RewritingError.empty), ("\n\nx", .message(.noHeader)),
        ("no header at all", .message(.noHeader)),
        ("X: " + String(repeating: "y", count: 300_000), .message(.headerTooLong)),
    ])
    func refusesWhatIsNoMessage(_ text: String, _ expected: RewritingError) {
        #expect(throws: expected) { try Self.message(text) }
        #expect(!expected.hint.isEmpty && !expected.description.isEmpty)
    }

    @Test func leavesDeeplyNestedParts() throws {
        var text = Self.html()
        for depth in 0..<20 {
            text =
                "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n\(text)"
                + "\n--b\(depth)--"
        }
        let message = try Self.message(text)
        #expect(message.links.isEmpty)
        #expect(message.warnings.contains(.message(.partLeft(number: 1, .nestedTooDeep))))
    }

    /// 998 octets (RFC 5322, 2.1.1), in parts that are not encoded.
    @Test(arguments: [
        ("7bit", 700, 1), ("8bit", 939, 0), ("binary", 939, 1), ("quoted-printable", 939, 1),
        ("8bit", 2_000, 1),
    ])
    func keepsLinesShort(_ coding: String, _ length: Int, _ tracked: Int) throws {
        let body = String(repeating: "x", count: length) + Self.link.replacing("=", with: "=3D")
        let text =
            Self.html(
                "Content-Transfer-Encoding: \(coding)\n",
                coding == "quoted-printable" ? body : body.replacing("=3D", with: "=")) + "\n"
            + Self.link
            .replacing("=", with: coding == "quoted-printable" ? "=3D" : "=")
        let message = try Self.message(text)
        #expect(message.links.map(\.isTracked) == [tracked == 1, true])
        let warning = RewritingWarning.message(.lineTooLong(position: 1))
        #expect(message.warnings == (tracked == 1 ? [] : [warning]))
        let output = message.rewritten(Rewriting.value).split(separator: 0x0A)
        #expect(length > 998 || coding == "binary" || output.allSatisfy { $0.count <= 998 })
    }

    @Test func countsLinksOverTheParts() throws {
        let two = Self.link + Self.link
        let text = Self.multipart(
            "\nhttps://shop.example/x https://shop.example/x", Self.html("", two),
            of: "alternative")
        let message = try Self.message(text, rewritesText: true)
        #expect(message.links.map(\.position) == [1, 2, 3, 4])
        #expect(message.links.map(\.element) == ["text", "text", "a", "a"])
        var asked: [Int] = []
        let output = message.rewritten { link in
            asked.append(link.position)
            return TransitionValue(url: "T\(link.position)")
        }
        #expect(asked == [1, 2, 3, 4])
        let expected = text.replacing(
            "https://shop.example/x https://shop.example/x", with: "T1 T2"
        )
        .replacing(
            two, with: "<a href=\"T3\">x</a><a href=\"T4\">x</a>")
        #expect(String(decoding: output, as: UTF8.self) == expected)
        #expect(try Self.message(text).links.map(\.element) == ["a", "a"])
    }

    @Test(arguments: [
        ("<https://shop.example/x>", "configured"), ("<mailto:a@b.example>", "track"),
        ("<mailto:a@b.example>,\r\n <https://shop.example/\r\n x>", "configured"),
        ("=?utf-8?q?=3Chttps=3A//shop=2Eexample/?=\n =?utf-8?b?eD4=?=", "configured"),
        ("<https://shop.example/y>, <https://shop.example/x>", "configured"),
        ("https://shop.example/x", "configured"), ("<https://shop.example/>", "track"),
        ("<https://shop.example>", "track"), ("=?utf-8?q?=3", "track"), ("", "track"),
    ])
    func keepsTheUnsubscribeAddress(_ value: String, _ expected: String) throws {
        let message = try Self.message("LIST-Unsubscribe: \(value)\n" + Self.html())
        #expect(message.links.map(Rewriting.short) == [expected])
    }

    @Test(arguments: [
        "Content-Type: text/html; name=\"a;b\\\"=c\"; charset=utf-8\n\n",
        "Content-Type: (one (two)) text/html (three)\n\n", "Content-Type:TEXT/html\r\n\r\n",
        "Content-Type : text/html\n\n", "From a@b Sat Nov 21\nContent-Type: text/html\n\n",
        "\u{FEFF}Content-Type: text/html\n\n", "Content-Type:\n text/html;\n\n",
    ])
    func readsHeaders(_ header: String) throws {
        #expect(try Self.message(header + Self.link).links.count == 1)
    }

    @Test(arguments: [
        "boundary=\"b c\"", "charset=x; BOUNDARY=\"b c\"", "boundary=\"b\\ c\"; x=y",
        "boundary=\"b c\" (comment)",
    ])
    func readsBoundaries(_ parameter: String) throws {
        let text = """
            Content-Type: multipart/mixed; \(parameter)

            --b
            \(Self.html())
            --b c \t
            \(Self.html())
            --b cd
            --b c--x
            --b c-- 
            \(Self.html())
            """
        let message = try Self.message(text)
        #expect(message.links.count == 1 && message.warnings.isEmpty)
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<Index>, _ text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
