import LinkRewriting

/// The fixed rewriting that fixtures and checks use.
enum Rewriting {
    static let prefix = "https://track.example/c/stamp/"
    static let rules = RewritingRules(ownHosts: ["track.example"])

    static func value(for link: FoundLink) -> TransitionValue {
        let parameters = link.lateBoundTags.enumerated().map {
            TransitionValue.Parameter(name: String($0 + 1), verbatim: $1)
        }
        return TransitionValue(url: prefix + String(link.position), parameters: parameters)
    }

    /// The same link for merging, whose stamp is "stamp".
    static func frame(for link: FoundLink) -> LinkFrame {
        LinkFrame(
            before: "https://track.example/c/", after: "/\(link.position)",
            parameters: value(for: link).parameters)
    }

    /// What a contact with these values gets.
    static func merged(
        _ template: MergeTemplate, stamp: String, _ values: [String] = []
    ) -> [UInt8] {
        var output: [UInt8] = []
        template.append(stamp: Array(stamp.utf8), values: FieldValues(values), to: &output)
        return output
    }

    static func newsletter(_ html: String) throws -> Newsletter {
        try Newsletter(html: Array(html.utf8), rules: rules)
    }

    /// The links of `html`, each as its decision in short.
    static func decisions(_ html: String) throws -> [String] {
        try newsletter(html).links.map(short)
    }

    static func short(_ link: FoundLink) -> String {
        switch link.decision {
        case .track: (["track"] + link.lateBoundTags).joined(separator: " ")
        case .keep(let reason): reason.rawValue
        }
    }
}
