import HTTPServer

@testable import Dashboard

/// A page that listens: reads events from a stream (HTML Standard, 9.2.6).
final class EventReader {
    struct Event: Hashable {
        var id = ""
        var name = "message"
        var data = ""
    }

    /// The head of the answer.
    let head: ClientResponse
    /// Lines of comment so far: signs of life.
    private(set) var comments = 0
    private let client: LoopbackClient
    private var text = ""

    init(_ browser: Browser, _ path: String, lastEventID: String? = nil) throws {
        client = try LoopbackClient(browser.address)
        let jar = browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        let last = lastEventID.map { [("Last-Event-ID", $0)] } ?? []
        try client.send("GET", path, headers: [("Cookie", jar)] + last)
        head = try client.receiveHead()
    }

    /// The next event; throws when none comes within 5 s, `nil` when the server ends the stream.
    func next() throws -> Event? {
        while true {
            while let end = text.firstRange(of: "\n\n") {
                let block = text[..<end.lowerBound]
                text = String(text[end.upperBound...])
                if let event = event(block) { return event }
            }
            guard let chunk = try client.receiveChunk() else { return nil }
            text += String(decoding: chunk, as: UTF8.self)
        }
    }

    private func event(_ block: Substring) -> Event? {
        var event = Event()
        for line in block.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
            switch parts[0] {
            case "": comments += 1
            case "id": event.id = value
            case "event": event.name = value
            case "data": event.data = value
            default: break
            }
        }
        return event.data.isEmpty ? nil : event
    }
}
