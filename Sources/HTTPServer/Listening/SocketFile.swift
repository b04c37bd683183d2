import CLinux
import Glibc

/// The file of a bound Unix socket: what an earlier process left is cleared away, and ours is
/// removed at the end unless somebody has put another there.
struct SocketFile {
    private let path: String
    private let device: UInt
    private let inode: UInt

    /// Remembers the file that was just bound.
    init?(_ path: String) {
        var state = stat()
        guard lstat(path, &state) == 0 else { return nil }
        self.path = path
        (device, inode) = (state.st_dev, state.st_ino)
    }

    func remove() {
        var state = stat()
        guard lstat(path, &state) == 0, state.st_dev == device, state.st_ino == inode else {
            return
        }
        unlink(path)
    }

    /// Removes a socket that nobody listens on any more; anything else at the path is left alone
    /// and makes binding fail.
    static func clear(_ path: String, address: ListenAddress) throws(ServerError) {
        var state = stat()
        guard lstat(path, &state) == 0, state.st_mode & S_IFMT == S_IFSOCK else { return }
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let probe = socket(AF_UNIX, type, 0)
        guard probe >= 0 else { throw .system("socket", errno) }
        defer { close(probe) }
        let isRefused = address.withPointer { connect(probe, $0, $1) } != 0 && errno == ECONNREFUSED
        guard isRefused else { throw .addressInUse(address.text) }
        unlink(path)
    }
}
