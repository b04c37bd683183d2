import Foundation
import Model
import Testing

@testable import Dashboard

struct WordingTests {
    /// All texts of the dashboard: a new enum of texts is added here.
    private static let areas: [[any Wording]] = [
        FrameText.allCases, SignInText.allCases, RoleText.allCases, FailureText.allCases,
        ReportPageText.allCases, ShortcutText.allCases, NewsletterText.allCases,
        KeepText.allCases, LinkWarningText.allCases,
        AccountsText.allCases, HitsText.allCases, ReasonText.allCases, UsersText.allCases,
        AuditText.allCases, ActionText.allCases, TokensText.allCases,
        TagText.allCases, LiveText.allCases, HitText.allCases, AdviceText.allCases,
        NoteText.allCases, StepText.allCases,
    ]

    @Test func everyTextIsThereInEveryLanguageWithTheSameValues() {
        for text in Self.areas.flatMap({ $0 }) {
            let places = Language.allCases.map { language in
                let words = text.text(language)
                #expect(!words.isEmpty && words == words.trimmingCharacters(in: .whitespaces))
                return words.matches(of: #/\{[0-9]\}/#).map { String($0.output) }.sorted()
            }
            #expect(Set(places).count == 1, "\(text)")
        }
    }

    /// What is the same in both on purpose.
    private static let same: Set<String> = ["NAME", "no"]

    @Test func spanishIsNotEnglish() {
        for text in Self.areas.flatMap({ $0 }) where !Self.same.contains(text.english) {
            #expect(text.english != text.spanish, "\(text)")
        }
    }

    @Test func valuesStayWhatTheyAre() {
        #expect(SignInText.welcome.text(.spanish, ["{1} {2} {"]) == "Hola, {1} {2} {")
        #expect(SignInText.welcome.text(.english) == "Welcome, {1}")
    }
}
