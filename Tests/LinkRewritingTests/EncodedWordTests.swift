import LinkRewriting
import Testing

@Suite struct EncodedWordTests {
    @Test(arguments: [
        ("", ""), ("Rebajas", "Rebajas"), ("39,90: hoy (y ya)", "39,90: hoy (y ya)"),
        ("Otoño €", "=?UTF-8?Q?Oto=C3=B1o_=E2=82=AC?="), ("a=?b", "=?UTF-8?Q?a=3D=3Fb?="),
        ("a  b", "=?UTF-8?Q?a__b?="), ("a\r\nBcc: x", "=?UTF-8?Q?a__Bcc=3A_x?="), ("a\tb", "a b"),
    ])
    func writesText(_ text: String, _ expected: String) {
        let written = EncodedWord.text(text, column: 9)
        #expect(String(decoding: written, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("Zapateria Sol", "Zapateria Sol"), ("Sol, S.L.", "=?UTF-8?Q?Sol=2C_S=2EL=2E?="),
        ("\"Sol\"", "=?UTF-8?Q?=22Sol=22?="), ("Sol <x@y>", "=?UTF-8?Q?Sol_=3Cx=40y=3E?="),
    ])
    func writesPhrases(_ text: String, _ expected: String) {
        let written = EncodedWord.phrase(text, column: 6)
        #expect(String(decoding: written, as: UTF8.self) == expected)
    }

    @Test(
        .enabled(if: Python.isThere),
        arguments: [
            String(repeating: "¡Rebajas de otoño! 👟 ", count: 12),
            String(repeating: "winter sale ", count: 20) + "end",
            String(repeating: "x", count: 300),
            "ñ", String(repeating: "x ", count: 33) + "ñ",
        ], [0, 9, 40, 60, 70, 76])
    func isFoldedAndReadByPython(_ text: String, _ column: Int) throws {
        let written = EncodedWord.text(text, column: column)
        let lines = String(decoding: written, as: UTF8.self).split(separator: "\r\n")
        #expect(!lines.dropFirst().contains { $0.utf8.count > 76 })
        #expect(written.starts(with: [0x0D]) || column + (lines.first?.utf8.count ?? 0) <= 76)
        // White space after the colon says nothing; Python keeps that of a fold.
        let script = """
            import email, email.policy
            mail = email.message_from_bytes(
                b'Subject: ' + data + b'\\r\\n\\r\\n', policy=email.policy.default)
            print(str(mail['subject']).lstrip().encode().hex())
            """
        let read = try Python.run(script, written).dropLast()
        #expect(read == Hex.text(Array(text.utf8)))
    }
}
