import Model
import Testing

@testable import Dashboard

struct AcceptedLanguagesTests {
    @Test(arguments: [
        ("", Language.english), ("es", .spanish), ("es-MX,es;q=0.9,en;q=0.8", .spanish),
        ("en-GB, es;q=0.5", .english), ("de, es;q=0.4, en;q=0.3", .spanish), ("fr", .english),
        ("en;q=0.1,es;q=0.2", .spanish), ("es;q=0,en", .english), ("ES", .spanish),
        (";;,,", .english),
        ("es;q=x,en;q=0.1", .english),
    ])
    func preferred(_ field: String, _ expected: Language) {
        #expect(AcceptedLanguages(field).preferred == expected)
    }
}
