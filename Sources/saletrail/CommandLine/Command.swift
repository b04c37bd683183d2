/// One verb of the command line: its help and what it does, side by side.
protocol Command: Sendable {
    static var help: CommandHelp { get }
    static func run(_ arguments: Arguments, _ console: Console) throws(Failure)
}

/// What `--help` prints, and what the parser knows of a command.
struct CommandHelp {
    /// The words that call it, for instance `account add`.
    let name: String
    let summary: String
    /// What stands behind the name, besides options: `FILE`, `EMPID` …
    let operands: [Operand]
    let options: [Option]
    let example: String
    /// Further lines, for what a person should know.
    let notes: String

    init(
        _ name: String, _ summary: String, operands: [Operand] = [], options: [Option] = [],
        example: String, notes: String = "", usesDataFolder: Bool = true
    ) {
        self.name = name
        self.summary = summary
        self.operands = operands
        self.options = options + (usesDataFolder ? [.data, .help] : [.help])
        self.example = example
        self.notes = notes
    }

    var usage: String {
        (["saletrail", name] + operands.map(\.usage) + ["[options]"]).joined(separator: " ")
    }

    var text: String {
        let width = options.map(\.usage.count).max() ?? 0
        let lines = options.map { option in
            let gap = String(repeating: " ", count: width - option.usage.count + 2)
            let continuation = "\n" + String(repeating: " ", count: width + 4)
            return "  " + option.usage + gap
                + option.help.replacing("\n", with: continuation)
        }
        return """
            \(summary)

            Usage: \(usage)

            Options:
            \(lines.joined(separator: "\n"))
            \(notes.isEmpty ? "" : "\n" + notes + "\n")
            Example:
              \(example.replacing("\n", with: "\n  "))

            """
    }
}

/// A word that is no option.
struct Operand {
    let name: String
    var isOptional = false

    var usage: String { isOptional ? "[\(name)]" : name }
}

/// `--name VALUE`, or `--name` alone where there is no value.
struct Option {
    let name: String
    let value: String?
    let help: String
    var isRequired = false
    var repeats = false

    var usage: String { "--" + name + (value.map { " " + $0 } ?? "") }

    static let data = Option(
        name: "data", value: "DIR",
        help: "data folder (or SALETRAIL_DATA; default ./saletrail-data)")
    static let help = Option(name: "help", value: nil, help: "show this")
    static let account = Option(
        name: "account", value: "EMPID", help: "the sub-account's number", isRequired: true)

    static func format(_ formats: [String]) -> Option {
        Option(
            name: "format", value: formats.joined(separator: "|"),
            help: "how tables are printed (default \(formats[0]))")
    }
}
