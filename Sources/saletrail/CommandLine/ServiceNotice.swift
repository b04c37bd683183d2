import CLinux
import Glibc

/// Tells the service manager how far the service is, one datagram each (sd_notify(3)); silent
/// without `NOTIFY_SOCKET`.
struct ServiceNotice {
    private let path: String?

    init(environment: [String: String]) { path = environment["NOTIFY_SOCKET"] }

    func ready() { send("READY=1") }

    func stopping() { send("STOPPING=1") }

    /// sd_notify(3): with the time, so that the manager can tell this reload from earlier ones.
    func reloading() {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let microseconds = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
        send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
    }

    private func send(_ state: String) {
        guard let path, let address = UnixAddress(path) else { return }
        let type = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(state.utf8)
        _ = address.withPointer { pointer, length in
            sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), pointer, length)
        }
    }
}

/// The address of a Unix socket: a path, or after "@" an abstract name (unix(7)).
private struct UnixAddress {
    private var storage = sockaddr_un()
    private var length: socklen_t

    init?(_ path: String) {
        var name = Array(path.utf8)
        guard let first = name.first, first == 0x2F || first == 0x40, name.count < 108 else {
            return nil
        }
        if first == 0x40 { name[0] = 0 }
        storage.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &storage.sun_path) { $0.copyBytes(from: name) }
        length = socklen_t(2 + name.count)
    }

    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}
