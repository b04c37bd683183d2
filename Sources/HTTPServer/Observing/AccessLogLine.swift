import Glibc

/// One line of the access log: what is known when a request comes, written out; status, size and
/// duration follow when its answer leaves.
///
/// No query (it holds contact ids and what was bought), no whole address, and of long path
/// segments only the beginning: a stamp names a contact.
struct AccessLogLine {
    /// Longer segments of a path are cut.
    static let segmentLimit = 16
    /// To so many bytes, with "…" behind them.
    static let segmentStart = 8

    private(set) var bytes: [UInt8] = []

    /// A request that was read.
    init(_ request: Request, time: LogTime) {
        self.init(request.origin.address, time)
        append(",\"host\":")
        appendText(request.host ?? ByteView(""))
        append(",\"method\":")
        appendText(ByteView(request.method.name))
        append(",\"path\":\"")
        appendPath(request.path)
        append("\"")
    }

    /// A request that could not be read.
    init(refused address: IPAddress, time: LogTime) { self.init(address, time) }

    private init(_ address: IPAddress, _ time: LogTime) {
        bytes.reserveCapacity(256)
        append("{\"time\":\"")
        bytes += time.bytes
        append("\",\"client\":\"")
        bytes += address.truncated.description.utf8
        append("\"")
    }

    /// `isCut`: the answer was begun and is not whole.
    mutating func finish(status: Int, sent: Int, microseconds: UInt64, isCut: Bool = false) {
        append(",\"status\":")
        bytes += String(status).utf8
        append(",\"bytes\":")
        bytes += String(sent).utf8
        append(",\"duration_us\":")
        bytes += String(microseconds).utf8
        if isCut { append(",\"cut\":true") }
        append("}\n")
    }

    private mutating func append(_ text: StaticString) { bytes += ByteView(text) }

    private mutating func appendText(_ text: ByteView) {
        bytes.append(0x22)
        for byte in text { append(escaping: byte) }
        bytes.append(0x22)
    }

    private mutating func appendPath(_ path: ByteView) {
        var start = 0
        while start < path.count {
            let rest = path.part(start..<path.count)
            let length = rest.dropFirst().firstIndex(of: 0x2F) ?? rest.count
            // The segment has its slash before it.
            let isLong = length > Self.segmentLimit + 1
            let shown = isLong ? Self.segmentStart + 1 : length
            for byte in rest.part(0..<shown) { append(escaping: byte) }
            if isLong { append("…") }
            start += length
        }
    }

    /// RFC 8259 7; bytes that are not ASCII are written as escapes, too, whatever they meant.
    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case 0x22, 0x5C: bytes += [0x5C, byte]
        case 0x20..<0x7F: bytes.append(byte)
        default:
            let digits = Array("0123456789abcdef".utf8)
            append("\\u00")
            bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}

/// The time of a log line, its seconds written anew only when they change.
struct LogTime {
    /// "2026-11-21T23:59:59.123Z", of the wall clock.
    private(set) var bytes: [UInt8] = []
    private var second = Int64.min

    mutating func update(toSecond second: Int64, milliseconds: Int) {
        if second != self.second {
            self.second = second
            bytes = Array((HTTPDate.isoText(second) + ".000Z").utf8)
        }
        for (index, digit) in [milliseconds / 100, milliseconds / 10 % 10, milliseconds % 10]
            .enumerated()
        {
            bytes[20 + index] = UInt8(0x30 + digit)
        }
    }
}
