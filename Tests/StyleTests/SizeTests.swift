import Foundation
import Testing

/// The limits of the project's style, held by a test and not by memory.
struct SizeTests {
    /// The package's folder.
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Lines of a file. Tables of data may be longer.
    private static let longestFile = 300
    /// Characters of a line.
    private static let longestLine = 100
    /// Lines of a function, with its signature.
    private static let longestFunction = 40

    @Test(arguments: ["Sources", "Tests"])
    func filesAreShort(folder: String) throws {
        for (name, lines) in try Self.files(folder) where !name.contains("+Table") {
            #expect(lines.count <= Self.longestFile, "\(name) has \(lines.count) lines")
        }
    }

    @Test(arguments: ["Sources", "Tests"])
    func linesAreShort(folder: String) throws {
        for (name, lines) in try Self.files(folder) where !name.contains("+Table") {
            let long = lines.firstIndex { $0.count > Self.longestLine }
            #expect(long == nil, "\(name):\((long ?? 0) + 1) is too long")
        }
    }

    @Test(arguments: ["Sources"])
    func functionsAreShort(folder: String) throws {
        for (name, lines) in try Self.files(folder) {
            for (start, length) in Self.functions(lines) {
                #expect(length <= Self.longestFunction, "\(name):\(start + 1): \(length) lines")
            }
        }
    }

    @Test func noNameExplainsNothing() throws {
        let vague = ["Utils", "Util", "Helpers", "Helper", "Manager", "Common", "Misc", "Core"]
        for (name, _) in try Self.files("Sources") {
            let stem = name.split(separator: "/").last.map { $0.dropLast(6) } ?? ""
            #expect(!vague.contains { stem.hasSuffix($0) }, "\(name)")
        }
    }

    @Test func thereAreNoPackages() throws {
        let manifest = try String(
            contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        #expect(!manifest.contains(".package("))
    }

    /// Swift files below a folder, with their lines.
    private static func files(_ folder: String) throws -> [(String, [Substring])] {
        let base = root.appending(path: folder)
        let all = try #require(FileManager.default.enumerator(atPath: base.path))
        return try all.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { path in
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            return (
                folder + "/" + path, text.split(separator: "\n", omittingEmptySubsequences: false)
            )
        }
    }

    /// First line and length of each function: from `func` or `init` to the closing brace that
    /// stands under it.
    private static func functions(_ lines: [Substring]) -> [(Int, Int)] {
        lines.indices.compactMap { start in
            let line = lines[start]
            let indent = line.prefix { $0 == " " }
            guard line.contains(#/^\s*[a-z@()\s]*(func |init[?(<])/#), !line.hasSuffix("}") else {
                return nil
            }
            let end = lines[(start + 1)...].firstIndex {
                $0 == indent + "}" || $0 == indent + "} }"
            }
            return end.map { (start, $0 - start + 1) }
        }
    }
}
