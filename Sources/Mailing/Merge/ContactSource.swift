import Glibc

/// The bytes of a contact list, which is read twice and never held whole.
package final class ContactSource {
    private enum Origin {
        case file(Int32, path: String)
        case memory([UInt8])
    }

    private let origin: Origin

    /// A file, or standard input for `-`; what cannot be read twice is first copied into a
    /// temporary file without a name.
    package init(path: String) throws(MailingError) {
        let file = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Self.failure(path) }
        var status = stat()
        let isFile = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        // Standard input may have been read in part already: what is left is the list.
        if isFile, path != "-" {
            origin = .file(file, path: path)
            return
        }
        defer { close(file) }
        origin = .file(try Self.spool(file, path), path: path)
    }

    package init(_ bytes: [UInt8]) { origin = .memory(bytes) }

    deinit { if case .file(let file, _) = origin { close(file) } }

    /// Fills `buffer` from `offset` on; gives how many bytes there were, 0 at the end.
    func read(at offset: Int, into buffer: inout [UInt8]) throws(MailingError) -> Int {
        switch origin {
        case .memory(let bytes):
            let part = bytes[min(offset, bytes.count)...].prefix(buffer.count)
            buffer.replaceSubrange(0..<part.count, with: part)
            return part.count
        case .file(let file, let path):
            while true {
                let count = pread(file, &buffer, buffer.count, offset)
                if count < 0 && errno == EINTR { continue }
                guard count >= 0 else { throw Self.failure(path) }
                return count
            }
        }
    }

    private static func spool(_ file: Int32, _ path: String) throws(MailingError) -> Int32 {
        guard let stream = tmpfile() else { throw failure(path) }
        let copy = dup(fileno(stream))
        fclose(stream)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            if count == 0 { return copy }
            guard count > 0, write(copy, buffer, count) == count else {
                defer { close(copy) }
                throw failure(path)
            }
        }
    }

    private static func failure(_ path: String) -> MailingError {
        .input(path: path, reason: String(cString: strerror(errno)))
    }
}
