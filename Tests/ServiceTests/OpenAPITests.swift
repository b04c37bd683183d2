import Foundation
import HTTPServer
import Testing

@testable import Service

/// The description of the API is kept by hand: here it is held to the routes.
@Suite struct OpenAPITests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/reference/openapi.json")

    @Test func whatIsServedIsTheFile() throws {
        #expect(OpenAPI.answer.body == Array(try Data(contentsOf: Self.file)))
    }

    @Test func everyRouteIsDescribed() throws {
        let document = try JSONDecoder().decode(
            [String: JSONValue].self, from: Data(contentsOf: Self.file))
        guard case .object(let paths)? = document["paths"] else {
            Issue.record("no paths")
            return
        }
        let described = paths.flatMap { path, methods -> [String] in
            guard case .object(let methods) = methods else { return [] }
            return methods.keys.map { "\($0) \(path)" }
        }
        let served = Endpoint.allCases.filter { $0.pattern.hasPrefix("/api/") }.flatMap {
            endpoint in
            endpoint.methods.filter { $0 != .head }.map { method in
                (method == .get ? "get" : "post") + " " + endpoint.pattern
            }
        }
        #expect(described.sorted() == served.sorted())
    }

    @Test func everyReferenceLeadsSomewhere() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let document = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        let references = text.matches(of: #/"#\/([a-zA-Z0-9\/]+)"/#).map { String($0.output.1) }
        #expect(references.count > 10)
        for reference in Set(references) {
            var place: JSONValue? = document
            for name in reference.split(separator: "/") {
                guard case .object(let fields)? = place else { break }
                place = fields[String(name)]
            }
            #expect(place != nil, "\(reference)")
        }
    }
}
