import LinkRewriting
import Mailing

/// The options with which the sender chooses links: for `links`, `rewrite` and `merge`.
enum LinkChoosing {
    static let options = [
        Option(
            name: "include", value: "PATTERN",
            help: "track only links this fits, for instance 'shop.example',\n"
                + "'*.shop.example', 'shop.example/sale/*' (repeats)", repeats: true),
        Option(
            name: "exclude", value: "PATTERN",
            help: "leave links this fits as they are (repeats)", repeats: true),
        Option(
            name: "link", value: "N=sale|click|none",
            help: "what to do with link N of the newsletter, by its # in\n"
                + "saletrail links: the last word (repeats)", repeats: true),
        Option(
            name: "utm", value: "NAME=…,…",
            help: "add utm_source, utm_medium, utm_campaign … where they are\n"
                + "missing; auto: newsletter, email, the campaign's key"),
        Option(
            name: "platform", value: "NAME",
            help: "whose merge tags are in it (saletrail help platforms)"),
    ]

    /// For the commands that take messages too.
    static let text = Option(
        name: "rewrite-text", value: nil,
        help: "in an .eml message also the links of its plain text")

    static let notes = """
        A PATTERN fits a whole destination, or it without https://, or its host alone; * stands
        for any characters, ? for one. Strongest first: --link, --exclude and --include,
        data-track="sale|click|off" on the link
        """

    /// What the arguments ask for; `campaign` is what `--utm auto` writes.
    static func read(
        _ arguments: Arguments, campaign: String?
    ) throws(Failure) -> LinkOptions {
        var options = LinkOptions()
        options.include = try patterns("include", arguments)
        options.exclude = try patterns("exclude", arguments)
        options.choices = try choices(arguments)
        options.platform = try platform(arguments)
        options.rewritesText = arguments.has("rewrite-text")
        if let text = arguments["utm"] {
            options.utm = try failing { () throws(MailingError) in
                try UTMParameters(text, campaign: campaign)
            }
        }
        return options
    }

    private static func patterns(
        _ name: String, _ arguments: Arguments
    ) throws(Failure) -> [LinkPattern] {
        var patterns: [LinkPattern] = []
        for text in arguments.all(name) {
            guard let pattern = LinkPattern(text) else {
                throw .usage("--\(name): the pattern is empty", try: "for instance 'shop.example'")
            }
            patterns.append(pattern)
        }
        return patterns
    }

    private static func choices(_ arguments: Arguments) throws(Failure) -> [Int: LinkChoice] {
        var choices: [Int: LinkChoice] = [:]
        for text in arguments.all("link") {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 2, let position = Int(parts[0]), position > 0,
                let choice = LinkChoice(rawValue: parts[1])
            else {
                throw .usage(
                    "--link \(text): not a link's number and sale, click or none",
                    try: "--link 3=click; saletrail links shows the numbers")
            }
            choices[position] = choice
        }
        return choices
    }

    private static func platform(_ arguments: Arguments) throws(Failure) -> Platform? {
        guard let name = arguments["platform"] else { return nil }
        if let platform = Platform.named(name) { return platform }
        let known = Platform.all.flatMap { [$0.name] + $0.aliases }
        let near = Spelling.nearest(to: name.lowercased(), among: known)
        throw .usage(
            "--platform \(name): unknown",
            try: near.map { "did you mean \($0)?" }
                ?? "one of " + Platform.all.map(\.name).joined(separator: ", "))
    }
}
