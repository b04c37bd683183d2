import Testing

@testable import HTTPServer

struct RouteTableTests {
    private let table = RouteTable([
        Route(pattern: "/", methods: [.get, .head], id: 0),
        Route(pattern: "/c/{stamp}/{n}", methods: [.get, .head], id: 1),
        Route(pattern: "/c/help/{n}", methods: [.post], id: 2),
        Route(pattern: "/api/{name}", methods: [.get], id: 3),
        Route(pattern: "/api/{name}", methods: [.post, .delete], id: 4),
    ])

    private func match(_ method: Method, _ path: String) -> String {
        Array(path.utf8).withUnsafeBytes { bytes in
            switch table.match(method, ByteView(bytes)) {
            case .found(let id, let captures):
                return ([String(id)] + (0..<captures.count).map { captures[$0].string })
                    .joined(separator: " ")
            case .refused(_, let response):
                let fields = String(decoding: response.fields.bytes, as: UTF8.self)
                let allow = fields.split(separator: "\r\n").first { $0.hasPrefix("Allow") }
                return allow.map { "\(response.status) \($0)" } ?? "\(response.status)"
            }
        }
    }

    @Test func theRootStandsForTheServerWhereItIsNoRoute() {
        let table = RouteTable([Route(pattern: "/a", methods: [.get], id: 0)])
        let answer = Array("/".utf8).withUnsafeBytes { bytes in
            switch table.match(.options, ByteView(bytes)) {
            case .found: 200
            case .refused(_, let response): response.status
            }
        }
        #expect(answer == 204)
    }

    @Test(arguments: [
        (Method.get, "/", "0"), (.head, "/", "0"), (.get, "/c/ab/7", "1 ab 7"),
        (.post, "/c/help/7", "2 7"), (.get, "/c/help/7", "1 help 7"),
        (.delete, "/api/x", "4 x"), (.get, "/api/x", "3 x"),
        (.get, "/c/ab", "404"), (.get, "/c/ab/", "404"), (.get, "/c//7", "404"),
        (.get, "/c/ab/7/", "404"), (.get, "/C/ab/7", "404"), (.get, "//", "404"),
        (.get, "", "404"), (.get, "/a/b/c/d/e/f/g/h/i/j", "404"),
        (.put, "/", "405 Allow: GET, HEAD, OPTIONS"),
        (.trace, "/", "405 Allow: GET, HEAD, OPTIONS"),
        (.put, "/api/x", "405 Allow: GET, POST, DELETE, OPTIONS"),
        (.options, "/api/x", "204 Allow: GET, POST, DELETE, OPTIONS"),
        (.options, "*", "204 Allow: GET, HEAD, POST, DELETE, OPTIONS"),
        (.options, "/", "204 Allow: GET, HEAD, OPTIONS"), (.options, "/x", "404"),
        (.other, "/", "501"), (.connect, "a:1", "501"),
    ])
    func matches(_ method: Method, _ path: String, _ expected: String) {
        #expect(match(method, path) == expected)
    }
}
