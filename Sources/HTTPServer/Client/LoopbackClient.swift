import CLinux
import Glibc

/// A blocking HTTP/1.1 client over one kept connection, for our own server on this machine:
/// it knows no TLS and no redirects.
package final class LoopbackClient {
    private let socket: Int32
    var received = ByteBuffer()

    /// Connects to a numeric "host:port"; `timeout` bounds each wait for the server.
    package init(
        _ address: String, timeout: Duration = .seconds(5)
    ) throws(ClientError) {
        guard let target = ListenAddress(address) else { throw .invalidAddress(address) }
        let socket = Glibc.socket(
            target.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw .notConnected(address, errno) }
        self.socket = socket
        ListeningSocket.set(socket, Int32(IPPROTO_TCP), TCP_NODELAY)
        let (seconds, rest) = timeout.components
        var limit = timeval(tv_sec: Int(seconds), tv_usec: Int(rest / 1_000_000_000_000))
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        let code = target.withPointer { connect(socket, $0, $1) == 0 ? 0 : errno }
        guard code == 0 else { throw .notConnected(address, code) }
    }

    deinit { close(socket) }

    /// Sends a request and reads its answer; see ``send(_:_:headers:body:)``.
    package func request(
        _ method: String, _ target: String, headers: [(String, String)] = [],
        body: [UInt8] = []
    ) throws(ClientError) -> ClientResponse {
        try send(method, target, headers: headers, body: body)
        return try receive(hasBody: method != "HEAD")
    }

    /// Sends a request: Host is "localhost" unless `headers` has one, Content-Length is added
    /// for a body.
    package func send(
        _ method: String, _ target: String, headers: [(String, String)] = [],
        body: [UInt8] = []
    ) throws(ClientError) {
        var text = "\(method) \(target) HTTP/1.1\r\n"
        if !headers.contains(where: { $0.0.lowercased() == "host" }) {
            text += "Host: localhost\r\n"
        }
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        if !body.isEmpty { text += "Content-Length: \(body.count)\r\n" }
        try send(raw: Array((text + "\r\n").utf8) + body)
    }

    /// Sends bytes as they are.
    package func send(raw bytes: [UInt8]) throws(ClientError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    socket, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw errno == EAGAIN ? .timedOut : .closedEarly }
            sent += count
        }
    }

    /// Says that nothing more will be sent; answers can still be read.
    package func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// Reads the next answer; `hasBody` is false for the answer to HEAD. Interim answers (1xx)
    /// are returned like others, without body.
    package func receive(hasBody: Bool = true) throws(ClientError) -> ClientResponse {
        var response = try receiveHead()
        if hasBody && response.mayHaveBody { response.body = try receiveBody(response) }
        return response
    }

    /// Reads the head of the next answer; of a streamed one ``receiveChunk()`` gives the rest.
    package func receiveHead() throws(ClientError) -> ClientResponse {
        var end = Self.headEnd(received)
        while end == nil {
            guard try readMore() else { throw .closedEarly }
            end = Self.headEnd(received)
        }
        let head = received.bytes[0..<end!]
        guard let response = ClientResponse(head: head) else { throw .malformedAnswer }
        received.consume(end!)
        return response
    }

    /// Whether the server has closed, with nothing unread; waits up to the timeout for it.
    package func isClosedByServer() throws(ClientError) -> Bool {
        if !received.isEmpty { return false }
        return try !readMore()
    }

    private func receiveBody(_ response: ClientResponse) throws(ClientError) -> [UInt8] {
        if response.header("transfer-encoding") == "chunked" { return try receiveChunks() }
        guard let text = response.header("content-length") else {
            while try readMore() {}
            defer { received.removeAll() }
            return Array(received.bytes)
        }
        guard let length = Int(text), length >= 0 else { throw .malformedAnswer }
        while received.count < length {
            guard try readMore() else { throw .closedEarly }
        }
        defer { received.consume(length) }
        return Array(received.bytes[0..<length])
    }

    /// Waits for more bytes; `false` when the server has closed.
    func readMore() throws(ClientError) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var count = recv(socket, &chunk, chunk.count, 0)
        while count < 0 && errno == EINTR { count = recv(socket, &chunk, chunk.count, 0) }
        guard count >= 0 else { throw errno == EAGAIN ? .timedOut : .closedEarly }
        chunk.withUnsafeBytes { received.append(UnsafeRawBufferPointer(rebasing: $0[0..<count])) }
        return count > 0
    }

    private static func headEnd(_ buffer: borrowing ByteBuffer) -> Int? {
        guard let start = buffer.bytes.baseAddress,
            let blank = memmem(start, buffer.count, "\r\n\r\n", 4)
        else { return nil }
        return blank - start + 4
    }
}
