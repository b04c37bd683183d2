/// Where in the markup a value would stand, as far as our own literals need it: quoted
/// attributes, no comments, no scripts.
enum HTMLContext: Equatable {
    case text
    /// From "<" to the attribute's quote; the attribute's name so far.
    case tag(name: [UInt8])
    case value(isAddress: Bool)

    var takesValues: Bool {
        if case .tag = self { false } else { true }
    }

    var isAddress: Bool { self == .value(isAddress: true) }

    var isBetweenAttributes: Bool { self == .tag(name: []) }

    /// Attributes that a browser follows or loads (HTML Standard, 4.2.4 and others).
    private static let addresses = ["href", "src", "action", "formaction", "poster", "data"]

    mutating func take(_ byte: UInt8) {
        switch (self, byte) {
        case (.text, UInt8(ascii: "<")): self = .tag(name: [])
        case (.text, _): break
        case (.value, UInt8(ascii: "\"")): self = .tag(name: [])
        case (.value, _): break
        case (.tag, UInt8(ascii: ">")): self = .text
        case (.tag(let name), UInt8(ascii: "\"")):
            let word = String(decoding: name, as: UTF8.self)
            precondition(!word.hasPrefix("on") && word != "style", "needs no escaping we have")
            self = .value(isAddress: Self.addresses.contains(word))
        case (.tag, UInt8(ascii: " ")), (.tag, UInt8(ascii: "\n")): self = .tag(name: [])
        case (.tag, UInt8(ascii: "=")): break
        case (.tag(let name), _): self = .tag(name: name + [byte])
        }
    }
}
