import Glibc

/// A whole file, or standard input for `-`.
enum InputFile {
    /// Larger inputs are refused: no newsletter and no contact list of a test comes near.
    static let limit = 1 << 30

    static func read(_ path: String, called what: String) throws(Failure) -> [UInt8] {
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path, what) }
        defer { if file != STDIN_FILENO { close(file) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            guard count >= 0 else { throw failure(path, what) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else {
                throw Failure(
                    "\(what) \(path) is larger than 1 GB", try: "is it the right file?", .badInput)
            }
        }
    }

    private static func failure(_ path: String, _ what: String) -> Failure {
        Failure(
            "cannot read \(what) \(path): " + String(cString: strerror(errno)),
            try: "check the path and its permissions, or give - for standard input", .inputOutput)
    }
}
