import Glibc

/// Standard output for data, standard error for talk.
struct Console: Sendable {
    var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Data; a closed pipe or a full disk is a failure.
    func print(_ text: String) throws(Failure) { try print(Array(text.utf8)) }

    func print(_ bytes: [UInt8]) throws(Failure) {
        guard Self.write(STDOUT_FILENO, bytes) else {
            throw Failure(
                "cannot write the output: " + String(cString: strerror(errno)),
                try: "check where standard output leads", .inputOutput)
        }
    }

    /// Talk: one line for the person.
    func note(_ line: String) { _ = Self.write(STDERR_FILENO, Array((line + "\n").utf8)) }

    /// Talk without an end of line: for progress.
    func talk(_ text: String) { _ = Self.write(STDERR_FILENO, Array(text.utf8)) }

    func report(_ failure: Failure) {
        guard !failure.message.isEmpty else { return }
        note("Error: \(failure.message)\nTry: \(failure.hint)")
    }

    private static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}
