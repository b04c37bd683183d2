/// A number of things in words: "1 hit", "2 hits".
struct Count: CustomStringConvertible {
    let description: String

    init(_ number: Int64, _ thing: String) {
        description = "\(number) \(thing)\(number == 1 ? "" : "s")"
    }
}
