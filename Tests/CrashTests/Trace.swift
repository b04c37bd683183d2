import Foundation

/// What the shim recorded: what the program did to its files, what it was asked and what it said,
/// in the order in which it happened.
struct Trace {
    enum Step: Sendable {
        case wrote(path: String, offset: Int, bytes: ArraySlice<UInt8>)
        case truncated(path: String, size: Int)
        /// Of a file its content, of a folder its names.
        case synced(path: String)
        /// The sync failed: the kernel forgets that there was something to write (fsync(2)).
        case notSynced(path: String)
        case created(path: String)
        case unlinked(path: String)
        case renamed(path: String, to: String)
        case linked(path: String, to: String)
        case madeFolder(path: String)
        case received(socket: Int32, text: String)
        case sent(socket: Int32, text: String)
        case started
    }

    let steps: [Step]

    init(contentsOf log: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: log)))
        var reader = TraceReader(bytes: bytes)
        var steps: [Step] = []
        while let step = reader.next() { steps.append(step) }
        self.steps = steps
    }

    /// Where an answer left that is a promise, with the click's contact or the sale's order.
    func promises() -> [(step: Int, answer: Promise)] {
        var asked: [Int32: String] = [:]
        var found: [(Int, Promise)] = []
        for (index, step) in steps.enumerated() {
            switch step {
            case .received(let socket, let text): asked[socket] = text
            case .sent(let socket, let text):
                if let request = asked.removeValue(forKey: socket),
                    let promise = Promise(request: request, answer: text)
                {
                    found.append((index, promise))
                }
            default: break
            }
        }
        return found
    }
}

/// An event that the service said it has.
enum Promise: Hashable, Sendable {
    case click(contact: String)
    case sale(order: String)

    init?(request: String, answer: String) {
        if let contact = request.firstMatch(of: /^GET \/c\/[^ ]*\?c=([^ &]*)/),
            answer.hasPrefix("HTTP/1.1 302 ")
        {
            self = .click(contact: String(contact.1))
        } else if let order = request.firstMatch(of: /^GET \/track\/sale[^ ]*order_id=([^ &]*)/),
            answer.contains("X-SaleTrail: unattributed")
        {
            self = .sale(order: String(order.1))
        } else {
            return nil
        }
    }
}

/// Reads records as `setup.c` of the shim writes them.
private struct TraceReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Trace.Step? {
        guard position + 24 <= bytes.count else { return nil }
        let kind = Int(number(UInt32.self))
        let nameLength = Int(number(UInt32.self))
        let length = Int(number(UInt32.self))
        let socket = number(Int32.self)
        let offset = Int(number(Int64.self))
        let name = String(decoding: take(nameLength), as: UTF8.self)
        let data = take(length)
        let text = { String(decoding: data.prefix(1000), as: UTF8.self) }
        switch kind {
        case 1: return .wrote(path: name, offset: offset, bytes: data)
        case 2: return .truncated(path: name, size: offset)
        case 3: return .synced(path: name)
        case 4: return .notSynced(path: name)
        case 5: return .created(path: name)
        case 6: return .unlinked(path: name)
        case 7: return .renamed(path: name, to: text())
        case 8: return .linked(path: name, to: text())
        case 9: return .madeFolder(path: name)
        case 10: return .received(socket: socket, text: text())
        case 11: return .sent(socket: socket, text: text())
        default: return .started
        }
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
        take(MemoryLayout<Number>.size).enumerated().reduce(0) {
            $0 | Number(truncatingIfNeeded: $1.element) << ($1.offset * 8)
        }
    }
}
