import LinkRewriting
import Testing

/// In plain text, what a link is for stands beside it.
@Suite struct AddressSurroundingsTests {
    private static func links(_ text: String) throws -> [FoundLink] {
        try PlainTextNewsletter(text: Array(text.utf8), rules: Rewriting.rules).links
    }

    @Test(arguments: [
        ("Darse de baja: https://a.example/x", ["unsubscribe"]),
        ("https://a.example/x (darse de baja)", ["unsubscribe"]),
        ("Baja: https://a.example/x", ["unsubscribe"]),
        ("Unsubscribe <https://a.example/x>", ["unsubscribe"]),
        ("Para darse de baja:\nhttps://a.example/x", ["unsubscribe"]),
        ("Para darse de baja:\r\n\r\n  <https://a.example/x>\r\n", ["unsubscribe"]),
        ("Puede darse\r\nde baja en https://a.example/x", ["unsubscribe"]),
        ("Pulsa en https://a.example/x para darte\nde baja.", ["unsubscribe"]),
        ("Ver en el navegador: https://a.example/x", ["view-in-browser"]),
        ("Gestionar preferencias https://a.example/x", ["preferences"]),
        ("Tienda [1], darse de baja [2]\n\n[2]: https://a.example/x", ["unsubscribe"]),
        ("Darse de baja[3]\n\nReferencias\n  3. https://a.example/x\n", ["unsubscribe"]),
        // What stands elsewhere does not matter.
        ("Tienda: https://a.example/x\nBaja: https://a.example/y", ["track", "unsubscribe"]),
        (
            "Darse de baja: https://a.example/x\nTienda: https://a.example/y",
            ["unsubscribe", "track"]
        ),
        ("Puede darse de baja.\nTienda: https://a.example/x", ["track"]),
        ("Darse de baja abajo\n\nTienda https://a.example/x", ["track"]),
        ("A https://a.example/1 B https://a.example/2", ["track", "track"]),
        ("1. https://a.example/1\n2. https://a.example/2", ["track", "track"]),
        ("Botas de caña baja: https://a.example/x", ["track"]),
    ])
    func tellWhatALinkIsFor(_ text: String, _ expected: [String]) throws {
        #expect(try Self.links(text).map(Rewriting.short) == expected)
    }

    @Test(arguments: [
        ("Ver  la\ttienda: https://a.example/x hoy\nmañana", "Ver la tienda: hoy"),
        ("La tienda:\nhttps://a.example/x", "La tienda:"),
        ("A https://a.example/1 B https://a.example/2", "A B"),
        ("https://a.example/1", ""),
        ("Zapatos [7]\n\n[7] https://a.example/1", "Zapatos [7]"),
    ])
    func areTheLinksText(_ text: String, _ expected: String) throws {
        #expect(try Self.links(text)[0].text == expected)
    }

    @Test func areCutWhereLinesAreLong() throws {
        let words = String(repeating: "año ", count: 200)
        let link = try Self.links(words + "https://a.example/x " + words)[0]
        #expect(link.text.hasPrefix("año año") && link.text.count <= 80)
    }
}
