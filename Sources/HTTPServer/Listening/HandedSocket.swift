import Glibc

/// A listening socket that the process was started with (sd_listen_fds(3)): systemd, or an
/// earlier process, holds it too, so that no connection is refused during a restart.
package struct HandedSocket: Hashable, Sendable {
    let descriptor: Int32
    let expectsProxyHeader: Bool

    /// The name in `LISTEN_FDNAMES` of a socket whose connections begin with a PROXY header.
    package static let proxyName = "proxy"
    private static let firstDescriptor: Int32 = 3

    /// The sockets handed to the process `pid`, from its environment; none when the variables
    /// are not there, not for this process, or not well-formed.
    package static func all(in environment: [String: String], pid: Int32) -> [HandedSocket] {
        guard environment["LISTEN_PID"] == String(pid),
            let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), (1...64).contains(count)
        else { return [] }
        let names = (environment["LISTEN_FDNAMES"] ?? "").split(
            separator: ":", omittingEmptySubsequences: false)
        return (0..<count).map { index in
            let name = Int(index) < names.count ? names[Int(index)] : ""
            return HandedSocket(
                descriptor: firstDescriptor + index, expectsProxyHeader: name == proxyName)
        }
    }

    /// For a socket that is known already.
    package init(descriptor: Int32, expectsProxyHeader: Bool = false) {
        self.descriptor = descriptor
        self.expectsProxyHeader = expectsProxyHeader
    }
}
