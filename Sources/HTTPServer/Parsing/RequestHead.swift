/// A parsed request head: offsets into the connection's buffer, nothing copied.
struct RequestHead {
    struct Field {
        let name: ByteRange
        let value: ByteRange

        /// Whether it has this name; case is ignored.
        func isNamed(_ other: StaticString, in bytes: UnsafeRawBufferPointer) -> Bool {
            name.count == other.utf8CodeUnitCount
                && name.view(in: bytes).equalsIgnoringCase(other)
        }
    }

    var method = Method.other
    /// The x of HTTP/1.x.
    var minor: UInt8 = 1
    /// Empty when an absolute-form target has none; then it means "/".
    var path = ByteRange.empty
    var query: ByteRange?
    /// Without the port; from an absolute-form target, else from Host (RFC 9112 3.2.2).
    var host: ByteRange?
    var fields: [Field] = []
    var body = ByteRange.empty
    var keepsAlive = true

    mutating func reset() {
        method = .other
        minor = 1
        path = .empty
        query = nil
        host = nil
        fields.removeAll(keepingCapacity: true)
        body = .empty
        keepsAlive = true
    }
}
