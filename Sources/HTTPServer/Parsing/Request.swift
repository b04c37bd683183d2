/// A request as the handler sees it: views into the connection's buffer, valid only during the
/// call; make a `string` of what must outlive it.
package struct Request {
    private let bytes: UnsafeRawBufferPointer
    let head: RequestHead
    /// Whom it comes from, as far as trusted proxies tell.
    package let origin: Origin

    init(bytes: UnsafeRawBufferPointer, head: RequestHead, origin: Origin) {
        self.bytes = bytes
        self.head = head
        self.origin = origin
    }

    /// The method, ``Method/other`` for an unknown one.
    package var method: Method { head.method }

    /// The x of HTTP/1.x.
    package var minorVersion: Int { Int(head.minor) }

    /// As sent, not percent-decoded; begins with "/", or is "*" (OPTIONS) or an authority
    /// (CONNECT).
    package var path: ByteView { head.path.isEmpty ? ByteView("/") : head.path.view(in: bytes) }

    /// Without "?", as sent; `nil` when the target has no "?".
    package var query: ByteView? { head.query?.view(in: bytes) }

    /// From the target or the Host field, without port, as sent; `nil` only for HTTP/1.0.
    package var host: ByteView? { head.host?.view(in: bytes) }

    /// The decoded body, at most ``ServerConfiguration/bodyLimit``; empty when there is none.
    package var body: ByteView { head.body.view(in: bytes) }

    /// The value of the first field of this name, without blanks around it; case is ignored.
    package func field(_ name: StaticString) -> ByteView? {
        for field in head.fields where field.isNamed(name, in: bytes) {
            return field.value.view(in: bytes)
        }
        return nil
    }

    /// Calls `body` with the values of all fields of this name, in order, until it says `false`.
    package func forEachField(_ name: StaticString, _ body: (ByteView) -> Bool) {
        for field in head.fields where field.isNamed(name, in: bytes) {
            guard body(field.value.view(in: bytes)) else { return }
        }
    }

    /// The values of all fields of this name, in order.
    package func fields(_ name: StaticString) -> [ByteView] {
        head.fields.filter { $0.isNamed(name, in: bytes) }.map { $0.value.view(in: bytes) }
    }
}
