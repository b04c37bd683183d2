import Glibc

/// A file that is written from its beginning to its end, in large pieces.
final class OutputFile {
    let path: String
    private let descriptor: Int32
    private var pending: [UInt8] = []
    /// Bytes that are in the file or on their way.
    private(set) var position = 0

    /// Bytes that are collected before they are written.
    private static let pieceLength = 1 << 18
    /// From this length on it costs more to copy bytes than to write them by themselves.
    private static let directLength = 1 << 14

    /// Opens the file, or makes it; what is in it stays.
    init(_ path: String) throws(MailingError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw MailingError.writing(path) }
    }

    /// Takes over an open descriptor.
    init(descriptor: Int32, called path: String) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Keeps others out, as long as it is open.
    func lock() throws(MailingError) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path: path) }
    }

    /// Bytes in the file.
    func length() throws(MailingError) -> Int {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw MailingError.writing(path) }
        return Int(end)
    }

    /// Cuts the file, and goes on from there.
    func truncate(to length: Int) throws(MailingError) {
        guard ftruncate(descriptor, off_t(length)) == 0,
            lseek(descriptor, off_t(length), SEEK_SET) >= 0
        else { throw MailingError.writing(path) }
        position = length
    }

    func append(_ bytes: [UInt8]) throws(MailingError) {
        position += bytes.count
        if bytes.count >= Self.directLength {
            try flush()
            return try write(bytes)
        }
        pending += bytes
        if pending.count >= Self.pieceLength { try flush() }
    }

    func flush() throws(MailingError) {
        if pending.isEmpty { return }
        try write(pending)
        pending.removeAll(keepingCapacity: true)
    }

    /// Everything is on the disk then.
    func sync() throws(MailingError) {
        try flush()
        guard fdatasync(descriptor) == 0 else { throw MailingError.writing(path) }
    }

    private func write(_ bytes: [UInt8]) throws(MailingError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw MailingError.writing(path) }
            written += count
        }
    }
}

extension MailingError {
    /// What `errno` says of writing there.
    static func writing(_ path: String) -> MailingError {
        .output(path: path, reason: String(cString: strerror(errno)))
    }
}
