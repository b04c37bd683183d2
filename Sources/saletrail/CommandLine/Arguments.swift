import Foundation
import Model
import Store

/// A command's words, checked against its help.
struct Arguments {
    private let help: CommandHelp
    private var operands: [String] = []
    private var values: [String: [String]] = [:]
    let folder: DataFolder

    init(
        _ words: [String], for help: CommandHelp, environment: [String: String]
    ) throws(Failure) {
        self.help = help
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                break
            }
            guard word.hasPrefix("--") else {
                operands.append(word)
                continue
            }
            let (name, value) = try Self.option(word, &rest, help)
            values[name, default: []].append(value)
        }
        let path = values["data"]?.last ?? environment["SALETRAIL_DATA"] ?? "saletrail-data"
        folder = DataFolder(path: path)
        if !asksForHelp { try check() }
    }

    var asksForHelp: Bool { values["help"] != nil }

    /// The operand at a place, if it was given.
    func operand(_ index: Int) -> String? {
        operands.indices.contains(index) ? operands[index] : nil
    }

    /// The option's last value.
    subscript(name: String) -> String? { values[name]?.last }

    func all(_ name: String) -> [String] { values[name] ?? [] }

    func has(_ name: String) -> Bool { values[name] != nil }

    /// A value that was checked to be there.
    func required(_ name: String) -> String { values[name]?.last ?? "" }

    /// A value read by `read`, or what is wrong with it.
    func value<Value>(
        _ name: String, expecting what: String, _ read: (String) -> Value?
    ) throws(Failure) -> Value? {
        guard let text = self[name] else { return nil }
        guard let value = read(text) else {
            throw .usage("--\(name) \(text): not \(what)", try: "saletrail \(help.name) --help")
        }
        return value
    }

    func account() throws(Failure) -> SubAccountID {
        try Self.account(required("account"))
    }

    static func account(_ text: String) throws(Failure) -> SubAccountID {
        guard let id = SubAccountID(decimal: text.utf8) else {
            throw .usage("\(text) is no empId", try: "digits only, for instance 4071")
        }
        return id
    }

    func format(_ known: [String]) throws(Failure) -> String {
        let format = self["format"] ?? known[0]
        guard known.contains(format) else {
            throw .usage(
                "--format \(format): unknown", try: known.joined(separator: ", "))
        }
        return format
    }

    private static func option(
        _ word: String, _ rest: inout ArraySlice<String>, _ help: CommandHelp
    ) throws(Failure) -> (String, String) {
        let parts = word.dropFirst(2).split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = help.options.first(where: { $0.name == name }) else {
            let near = Spelling.nearest(to: name, among: help.options.map(\.name))
            throw .usage(
                "saletrail \(help.name) has no option --\(name)",
                try: near.map { "did you mean --\($0)?" } ?? "saletrail \(help.name) --help")
        }
        if option.value == nil { return (name, "") }
        if parts.count == 2 { return (name, String(parts[1])) }
        guard let value = rest.popFirst() else {
            throw .usage("--\(name) needs a value", try: "--\(name) \(option.value ?? "VALUE")")
        }
        return (name, value)
    }

    private func check() throws(Failure) {
        let way = "saletrail \(help.name) --help"
        let missing = help.options.first { $0.isRequired && values[$0.name] == nil }
        if let missing { throw .usage("--\(missing.name) is missing", try: way) }
        let needed = help.operands.prefix { !$0.isOptional }.count
        if operands.count < needed {
            throw .usage("\(help.operands[operands.count].name) is missing", try: help.usage)
        }
        if operands.count > help.operands.count {
            throw .usage("\(operands[help.operands.count]): one word too many", try: help.usage)
        }
    }
}

/// Finds the word a person may have meant.
enum Spelling {
    /// The word at most two slips away (Levenshtein), if there is one.
    static func nearest(to word: String, among words: [String]) -> String? {
        let measured = words.map { (word: $0, distance: distance(word, $0)) }
        return measured.filter { $0.distance <= 2 }.min { $0.distance < $1.distance }?.word
    }

    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let substitution = diagonal + (character == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substitution, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
