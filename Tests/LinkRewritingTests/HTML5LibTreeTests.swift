import Foundation
import Testing

@testable import LinkRewriting

/// The tree-construction tests of the html5lib project (MIT): whether the scanner sees just the
/// elements and comments that the tree has, which depends on text modes, foreign content and
/// frames.
@Suite struct HTML5LibTreeTests {
    @Test(.enabled(if: TestFolders.exists(TestFolders.html5lib)))
    func everyElementOfTheTreeIsSeen() throws {
        var runs = 0
        var failures: [String] = []
        let folder = TestFolders.html5lib.appendingPathComponent("tree-construction")
        for file in TestFolders.files(folder, ending: ".dat") {
            let text = String(decoding: try TestFolders.bytes(file), as: UTF8.self)
            for test in ("\n" + text).components(separatedBy: "\n#data\n").dropFirst() {
                guard let tree = ExpectedTree(test) else { continue }
                runs += 1
                let difference = tree.difference(from: ScannedTree(tree.input))
                if !difference.isEmpty {
                    failures.append("\(file.lastPathComponent): \(difference)\n\(tree.input)")
                }
            }
        }
        print("html5lib trees: \(runs - failures.count) of \(runs)")
        for failure in failures.prefix(60) { print("  " + failure) }
        #expect(runs > 1_200)
        #expect(failures.isEmpty)
    }
}

/// The element names and comments that the scanner finds.
private struct ScannedTree {
    var elements: Set<String> = []
    var comments: [String] = []

    init(_ input: String) {
        for piece in ScannedDocument(Array(input.utf8), buildsTree: true).pieces {
            if case .startTag(let name, _, _) = piece { elements.insert(name.description) }
            if case .comment(let text) = piece { comments.append(text.description) }
        }
    }
}

private struct ExpectedTree {
    let input: String
    private var elements: Set<String> = []
    private var comments: [String] = []

    /// Elements that the tree builder adds or renames by itself.
    private static let implied: Set<String> = [
        "html", "head", "body", "tbody", "tr", "td", "colgroup", "p", "br", "img", "content",
    ]
    /// Elements whose tags it drops where they cannot stand, or renames.
    private static let dropped: Set<String> = [
        "html", "head", "body", "frame", "caption", "col", "colgroup", "tbody", "td", "tfoot", "th",
        "thead", "tr", "form", "image",
    ]

    /// `nil` for fragments and for scripted parsing, which a mail does not have.
    init?(_ test: String) {
        let parts = test.components(separatedBy: "\n#")
        guard let tree = parts.first(where: { $0.hasPrefix("document\n") }),
            !parts.contains(where: { $0.hasPrefix("document-fragment") || $0 == "script-on" })
        else { return nil }
        input = test.hasPrefix("#errors") ? "" : parts[0]
        for line in tree.components(separatedBy: "\n| ").dropFirst() {
            let node = line.drop { $0 == " " }
            if node.hasPrefix("<!-- ") {
                comments.append(String(node.dropFirst(5).prefix { $0 != "\n" }))
            } else if node.hasPrefix("<"), node.dropFirst().first?.isLetter ?? false {
                let name = node.dropFirst().prefix { $0 != ">" }
                elements.insert(String(name).lowercased())
            }
        }
    }

    func difference(from scanned: ScannedTree) -> String {
        var missing = elements.subtracting(scanned.elements).subtracting(Self.implied)
        // "image" becomes "img".
        if scanned.elements.contains("image") { missing.remove("img") }
        var extra = scanned.elements.subtracting(elements).subtracting(Self.dropped)
        // A frameset throws out what stood before it, and so does the colgroup of a template.
        if elements.contains("frameset") || input.contains("<template><col><") { extra = [] }
        var text = missing.isEmpty ? "" : "not seen: \(missing.sorted())"
        if !extra.isEmpty { text += " not there: \(extra.sorted())" }
        if scanned.comments.count != comments.count {
            text += " comments \(scanned.comments.count), expected \(comments.count)"
        }
        return text
    }
}
