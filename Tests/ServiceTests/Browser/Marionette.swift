import Foundation
import Glibc
import Testing

/// Firefox's own remote protocol: JSON frames over TCP, each after its length and a colon.
///
/// Source: firefox-source-docs.mozilla.org, Marionette, Protocol.
final class Marionette {
    private enum Failure: Error {
        case closed
        case refused(String)
    }

    private let socket: Int32
    private var received: [UInt8] = []
    private var lastID = 0

    /// Connects as soon as the browser listens, 30 s at most.
    init(port: UInt16, while browser: Process) throws {
        var connected: Int32?
        for _ in 0..<300 where connected == nil && browser.isRunning {
            Thread.sleep(forTimeInterval: 0.1)
            connected = Self.connect(port)
        }
        socket = try #require(connected, "firefox does not listen")
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(
            socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        _ = try receive()
    }

    private static func connect(_ port: UInt16) -> Int32? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let isOpen = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if isOpen { return descriptor }
        close(descriptor)
        return nil
    }

    deinit { close(socket) }

    /// Sends `[0, id, name, parameters]` and waits for `[1, id, error, result]`.
    func call(_ name: String, _ parameters: String = "{}") throws {
        lastID += 1
        let frame = Array(#"[0,\#(lastID),"\#(name)",\#(parameters)]"#.utf8)
        try send(Array("\(frame.count):".utf8) + frame)
        let answer = try receive()
        let start = "[1,\(lastID),null,"
        guard String(decoding: answer, as: UTF8.self).hasPrefix(start) else {
            throw Failure.refused(String(decoding: answer.prefix(300), as: UTF8.self))
        }
    }

    private func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure.closed }
            rest = rest.dropFirst(count)
        }
    }

    private func receive() throws -> [UInt8] {
        while true {
            if let colon = received.firstIndex(of: UInt8(ascii: ":")),
                let length = Int(String(decoding: received[..<colon], as: UTF8.self)),
                received.count > colon + length
            {
                let frame = Array(received[(colon + 1)...].prefix(length))
                received.removeFirst(colon + 1 + length)
                return frame
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = recv(socket, &chunk, chunk.count, 0)
            guard count > 0 else { throw Failure.closed }
            received += chunk[..<count]
        }
    }
}
