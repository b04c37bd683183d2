@testable import HTTPServer

/// Compares what a client received with what the handler was asked and told; says what is wrong.
struct PlayReading {
    let client: PlayClient
    let asked: [Asked]
    /// Everything had the time to come: nothing may be missing.
    let isComplete: Bool
    private var rest: ArraySlice<UInt8>

    private struct Wrong: Error { let text: String }
    /// More would have come.
    private struct Unfinished: Error {}

    private struct Head {
        let status: Int
        let length: Int?
        let isChunked: Bool
        let closes: Bool
    }

    init(_ client: PlayClient, _ asked: [Asked], isComplete: Bool) {
        self.client = client
        self.asked = asked
        self.isComplete = isComplete
        rest = client.received[...]
    }

    /// `nil` when all is as it must be.
    mutating func complaint() -> String? {
        do {
            try check()
            return nil
        } catch let wrong as Wrong {
            return "client \(client.number): \(wrong.text)"
        } catch {
            return isComplete ? "client \(client.number): an answer is missing" : nil
        }
    }

    private mutating func check() throws {
        let (expected, refusal) = Self.requests(in: client.sent)
        let texts = asked.map(\.text)
        guard expected.starts(with: texts) else { throw Wrong(text: "asked what was not sent") }
        var isClosed = false
        for record in asked {
            guard !isClosed else { throw Wrong(text: "asked after the last answer") }
            isClosed = try checkAnswer(to: record)
        }
        if isComplete && !isClosed && texts.count < expected.count {
            throw Wrong(text: "\(expected.count - texts.count) requests were not read")
        }
        try checkEnd(refusal, isClosed: isClosed)
    }

    /// Whether it was the last.
    private mutating func checkAnswer(to record: Asked) throws -> Bool {
        let head = try readHead()
        switch record.answer {
        case .open: throw Wrong(text: "an answer that nobody gave")
        case .whole(let status, let body): try checkWhole(head, status, body, record)
        case .either:
            let body = Asked.body(record.client, record.number, isDone: head.status == 200)
            try checkWhole(head, head.status == 200 ? 200 : 503, body, record)
        case .stream(let body, let isEnded): try checkStream(head, body, isEnded, record)
        }
        return head.closes
    }

    private mutating func checkWhole(
        _ head: Head, _ status: Int, _ body: [UInt8], _ record: Asked
    ) throws {
        guard head.status == status, head.length == body.count, !head.isChunked else {
            throw Wrong(text: "not the answer \(status) of \(body.count) bytes: \(head)")
        }
        if record.isHead { return }
        let there = rest.prefix(body.count)
        guard body.starts(with: there) else { throw Wrong(text: "another body") }
        guard there.count == body.count else { throw Unfinished() }
        rest = rest.dropFirst(body.count)
    }

    private mutating func checkStream(
        _ head: Head, _ body: [UInt8], _ isEnded: Bool, _ record: Asked
    ) throws {
        guard head.status == 200, head.length == nil, head.isChunked == (record.minor > 0) else {
            throw Wrong(text: "not a stream's head: \(head)")
        }
        if record.isHead { return }
        guard head.isChunked || head.closes else { throw Wrong(text: "a stream without an end") }
        let (data, isWhole) = head.isChunked ? try readChunks() : (Array(rest), false)
        if !head.isChunked { rest = [] }
        guard body.starts(with: data) else { throw Wrong(text: "other bytes in a stream") }
        if isWhole {
            guard isEnded, data.count == body.count else { throw Wrong(text: "ended too early") }
        } else if head.isChunked || data.count < body.count {
            throw Unfinished()
        }
    }

    private mutating func readChunks() throws -> (data: [UInt8], isWhole: Bool) {
        var data: [UInt8] = []
        while let end = rest.firstIndex(of: 0x0D), end + 1 < rest.endIndex {
            let line = Array(rest[rest.startIndex..<end])
            let size = try line.withUnsafeBytes { try ChunkedBody.size(ByteView($0)) }
            let start = end + 2
            data += rest[start..<min(rest.endIndex, start + size)]
            guard rest.endIndex >= start + size + 2 else { break }
            guard rest[start + size] == 0x0D, rest[start + size + 1] == 0x0A else {
                throw Wrong(text: "a chunk without its end")
            }
            rest = rest[(start + size + 2)...]
            if size == 0 { return (data, true) }
        }
        rest = []
        return (data, false)
    }

    /// After the last answer comes at most one that refuses what was sent then.
    private mutating func checkEnd(_ refusal: Int?, isClosed: Bool) throws {
        guard !isClosed else {
            guard rest.isEmpty else { throw Wrong(text: "bytes after the last answer") }
            guard client.isOver || !isComplete else { throw Wrong(text: "not closed") }
            return
        }
        do {
            let head = try readHead()
            let isKnown = head.status == 408 || head.status == refusal
            guard isKnown, head.closes, rest.count <= head.length ?? 0 else {
                throw Wrong(text: "an answer too many: \(head)")
            }
        } catch is Unfinished {
            if refusal != nil && isComplete { throw Wrong(text: "refused without a word") }
        }
    }

    private mutating func readHead() throws -> Head {
        while true {
            guard let end = rest.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound else {
                throw Unfinished()
            }
            let head = rest[rest.startIndex..<end]
            rest = rest[end...]
            guard let response = ClientResponse(head: head) else {
                throw Wrong(text: "no head: \(String(decoding: head, as: UTF8.self))")
            }
            if response.status == 100 { continue }
            return Head(
                status: response.status,
                length: response.header("content-length").flatMap { Int($0) },
                isChunked: response.header("transfer-encoding") == "chunked",
                closes: response.header("connection") == "close")
        }
    }

    /// The requests in bytes that came at once, and the status that refuses what is behind them.
    private static func requests(in bytes: [UInt8]) -> (texts: [String], refusal: Int?) {
        var bytes = bytes
        var texts: [String] = []
        return bytes.withUnsafeMutableBytes { all in
            var parser = RequestParser(bodyLimit: ConnectionPlay.bodyLimit)
            var start = 0
            while start < all.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: all[start...])
                switch parser.parse(rest) {
                case .needsContinue: continue
                case .needsMore: return (texts, nil)
                case .failed(let error): return (texts, error.status)
                case .complete(let end):
                    let origin = Origin(address: .none, isSecure: false, isHouse: true)
                    let request = Request(
                        bytes: UnsafeRawBufferPointer(rest), head: parser.head, origin: origin)
                    texts.append(PlayHandler.describe(request))
                    if !parser.head.keepsAlive { return (texts, nil) }
                    parser.reset()
                    start += end
                }
            }
            return (texts, nil)
        }
    }
}
