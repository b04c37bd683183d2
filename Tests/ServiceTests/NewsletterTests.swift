import Foundation
import HTTPServer
import Testing

/// Every newsletter of the test data, through the rewriter and back through the service.
@Suite(.serialized)
struct NewsletterTests {
    private static let shared = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/newsletters").path

    private static let areThere = FileManager.default.fileExists(atPath: shared)

    private static var files: [String] {
        let all = FileManager.default.enumerator(atPath: shared)?.compactMap { $0 as? String }
        return (all ?? []).filter { $0.hasSuffix(".html") }.sorted()
    }

    @Test(
        "each link leads to the original address, and nothing else has changed",
        .enabled(if: areThere, "needs the newsletters in ../shared, which are not here"))
    func thereAndBack() throws {
        let shop = try Shop()
        let reader = Reader(shop)
        let newsletters = try Self.files.map { file in
            let bytes = try Data(contentsOf: URL(filePath: Self.shared + "/" + file))
            let source = try #require(String(validating: bytes, as: UTF8.self))
            return (file, source, try shop.rewrite(source, campaign: file, settles: false).html)
        }
        shop.settle()
        var followed = 0
        for (file, source, html) in newsletters {
            for (link, value) in try Aligned(source, html).links {
                let answer = try reader.get(link)
                #expect(answer.status == 302)
                #expect(
                    answer.header("location") == Self.expected(value), "\(file): \(value)")
                followed += 1
            }
        }
        #expect(newsletters.count >= 154)
        #expect(followed >= 319)
    }

    /// The value as a browser reads it, and as a Location can hold it.
    private static func expected(_ value: String) -> String {
        let decoded = value.replacing("&amp;", with: "&").replacing("&#38;", with: "&")
        let bare = decoded.trimmingCharacters(in: .whitespacesAndNewlines)
            .replacing(#/[\t\r\n]/#, with: "")
        let tags = bare.replacing(#/\{\{.*?\}\}|\{%.*?%\}|\*\|.*?\|\*/#) { tag in
            tag.output.utf8.map { byte in
                let isKept =
                    UnicodeScalar(byte).properties.isAlphabetic
                    || "0123456789-._~+=:@!$'()*,;".utf8.contains(byte)
                return isKept ? String(UnicodeScalar(byte)) : Self.escaped(byte)
            }.joined()
        }
        return tags.utf8.map { byte in
            byte > 0x20 && byte < 0x7F ? String(UnicodeScalar(byte)) : escaped(byte)
        }.joined()
    }

    private static func escaped(_ byte: UInt8) -> String {
        "%" + String(byte >> 4, radix: 16, uppercase: true)
            + String(byte & 15, radix: 16, uppercase: true)
    }
}

/// Source and output laid side by side, without the rewriter's scanner: between two transition
/// links both must hold the same bytes.
private struct Aligned {
    /// A transition link's target and the source's value in its place.
    private(set) var links: [(link: String, value: String)] = []

    struct Difference: Error {
        let at: Substring
    }

    init(_ source: String, _ output: String) throws {
        let mark = "https://" + Shop.host
        let parts = output.split(
            separator: mark, omittingEmptySubsequences: false)
        var rest = source[...]
        for (index, part) in parts.enumerated() {
            // A target ends where its attribute does.
            let target = index == 0 ? "" : part.prefix { !"\"'> \n\t\r".contains($0) }
            let literal = part.dropFirst(target.count)
            if index > 0 {
                let end = literal.first ?? ">"
                let value = rest.prefix { $0 != end && !(end == ">" && " \n".contains($0)) }
                rest = rest.dropFirst(value.count)
                let query = String(target).replacing("&amp;", with: "&")
                links.append((Self.sendable(query), String(value)))
            }
            guard rest.hasPrefix(literal) else { throw Difference(at: rest.prefix(200)) }
            rest = rest.dropFirst(literal.count)
        }
        guard rest.isEmpty else { throw Difference(at: rest.prefix(200)) }
    }

    /// As a browser sends it.
    private static func sendable(_ target: String) -> String {
        target.utf8.map { byte in
            byte > 0x20 && byte < 0x7F
                ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
