/// What one request may cost at most; all sizes in bytes.
enum RequestLimits {
    /// Our methods have 7 letters at most; a longer word is no HTTP.
    static let method = 32
    /// RFC 9110 4.1 asks for at least 8,000.
    static let requestLine = 8_192
    /// Request line and fields, with the blank line.
    static let head = 32_768
    static let fields = 100
    /// RFC 9112 2.2: a server should ignore at least one empty line before the request line.
    static let leadingEmptyLines = 2
    /// Unless the server is configured otherwise.
    static let body = 65_536
    /// A chunked body with all its framing is so many times the limit of its data: stops floods of
    /// one-byte chunks.
    static let framing = 4
    /// Framing of a chunked body that may stay in the buffer after it was read.
    static let deadFraming = 4_096
    static let chunkSizeDigits = 8
    /// Chunk size with its extensions, per chunk (RFC 9112 7.1.1 asks for a limit).
    static let chunkLine = 256
    static let trailers = 8_192
    /// RFC 9110 8.6: larger numbers must be expected; above this they are no length at all.
    static let contentLength: UInt64 = 1 << 53
}
