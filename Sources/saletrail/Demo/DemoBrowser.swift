import HTTPServer

/// One reader's browser on one device: a connection and the cookies of one host.
final class DemoBrowser {
    private let client: LoopbackClient
    private let host: String
    private let userAgent: String
    private var cookie: String?

    static let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    static let scanner = "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))"

    init(_ address: String, host: String, userAgent: String = firefox) throws(Failure) {
        self.host = host
        self.userAgent = userAgent
        client = try Self.failing { () throws(ClientError) in try LoopbackClient(address) }
    }

    /// The answer's status; anything but an expected one ends the demo.
    func open(
        _ target: String, method: String = "GET", headers: [(String, String)] = [],
        expecting status: Int
    ) throws(Failure) {
        let sent =
            [("Host", host), ("User-Agent", userAgent)] + headers
            + (cookie.map { [("Cookie", $0)] } ?? [])
        let answer = try Self.failing { () throws(ClientError) in
            try client.request(method, target, headers: sent)
        }
        guard answer.status == status else {
            throw Failure(
                "\(method) \(target) was answered \(answer.status), not \(status)",
                try: "report this", .failed)
        }
        if let pair = answer.header("set-cookie")?.prefix(while: { $0 != ";" }) {
            cookie = String(pair)
        }
    }

    private static func failing<Value>(
        _ body: () throws(ClientError) -> Value
    ) throws(Failure) -> Value {
        do throws(ClientError) { return try body() } catch {
            throw Failure(error.description, try: error.hint, .failed)
        }
    }
}
