import CLinux
import Foundation

/// Connections that ask for much and give nothing, from many addresses of this machine; opened
/// without waiting, so that one thread can open thousands in a second.
final class Attackers {
    enum Habit: Int, CaseIterable {
        /// Sends nothing.
        case silent
        /// Sends a head that never ends, byte by byte.
        case slowHead
        /// Sends nearly all of a large body.
        case slowBody
        /// Asks for much and reads nothing.
        case unread
    }

    /// How many were opened, and what the system said to those that were not.
    private(set) var attempts = 0
    private(set) var refusals: [Int32: Int] = [:]
    private let port: UInt16
    /// The oldest are let go when there are more than this process may have open.
    private let room: Int
    private var open: [(socket: Int32, habit: Habit, hasOpened: Bool)] = []
    private var oldest = 0
    /// From here on they may not have said anything yet.
    private var begun = 0

    /// `room`: connections held at once.
    init(_ address: String, room: Int) {
        port = UInt16(address.split(separator: ":")[1]) ?? 0
        self.room = room
    }

    deinit { end() }

    /// Opens `count` more, and goes on with the others.
    func attack(_ count: Int) {
        for _ in 0..<count { connect(Habit(rawValue: attempts % Habit.allCases.count)!) }
        drip()
    }

    /// Lets all go.
    func end() {
        for connection in open[oldest...] { close(connection.socket) }
        (open, oldest, begun) = ([], 0, 0)
    }

    private func connect(_ habit: Habit) {
        attempts += 1
        if open.count - oldest >= room {
            close(open[oldest].socket)
            oldest += 1
        }
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = Glibc.socket(AF_INET, type, 0)
        guard socket >= 0 else {
            refusals[errno, default: 0] += 1
            return
        }
        if habit == .unread {
            // So that the kernel does not read in their place.
            var size: Int32 = 4_096
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, 4)
        }
        // 127.0.0.2 and so on: each address has its own ports.
        call(bind, socket, UInt32(0x7F00_0002 + attempts % 200), 0)
        let code = call(Glibc.connect, socket, 0x7F00_0001, port)
        guard code == 0 || code == EINPROGRESS else {
            refusals[code, default: 0] += 1
            close(socket)
            return
        }
        open.append((socket, habit, false))
    }

    @discardableResult private func call(
        _ function: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ socket: Int32,
        _ host: UInt32, _ port: UInt16
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = host.bigEndian
        address.sin_port = port.bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                function(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 ? 0 : errno
            }
        }
    }

    /// The latest begin, and some of the earlier ones send a byte more.
    private func drip() {
        for index in oldest..<open.count where index >= begun || index % 16 == attempts / 500 % 16 {
            let (socket, habit, hasOpened) = open[index]
            let bytes = hasOpened ? Self.drops[habit.rawValue] : Self.openings[habit.rawValue]
            guard !bytes.isEmpty else { continue }
            let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
            if send(socket, bytes, bytes.count, flags) > 0 { open[index].hasOpened = true }
        }
        begun = max(oldest, open.count - 2_000)
    }

    private static let openings: [[UInt8]] = [
        [], Array("GET / HTTP/1.1\r\nHost: a\r\nX-Y: y".utf8),
        Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65000\r\n\r\n".utf8)
            + [UInt8](repeating: 0x78, count: 60_000),
        Array(
            String(repeating: "GET /trackingpixel.js HTTP/1.1\r\nHost: a\r\n\r\n", count: 60).utf8),
    ]
    private static let drops: [[UInt8]] = [[], [0x79], [0x78], []]
}
