/// A language that everything a person reads is complete in.
package enum Language: String, CaseIterable, Hashable, Sendable {
    // Raw values are BCP 47 tags.
    case english = "en"
    case spanish = "es"
}
