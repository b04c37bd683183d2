import Glibc

/// A file that is read from its beginning more than once; standard input, which cannot be, is
/// first copied into a temporary file without a name.
final class ImportFile {
    /// Where it can be opened.
    let path: String
    private let copy: Int32?

    init(_ path: String, called what: String) throws(Failure) {
        guard path == "-" else {
            (self.path, copy) = (path, nil)
            return
        }
        guard let stream = tmpfile() else { throw Self.failure(path, what) }
        let file = dup(fileno(stream))
        fclose(stream)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(STDIN_FILENO, &chunk, chunk.count), count != 0 {
            guard count > 0, write(file, chunk, count) == count else {
                throw Self.failure(path, what)
            }
        }
        // Opened anew by this name it begins at its beginning (proc(5)).
        (self.path, copy) = ("/proc/self/fd/\(file)", file)
    }

    deinit { if let copy { close(copy) } }

    static func failure(_ path: String, _ what: String) -> Failure {
        Failure(
            "cannot read \(what) \(path): " + String(cString: strerror(errno)),
            try: "check the path and its permissions, or give - for standard input", .inputOutput)
    }
}
