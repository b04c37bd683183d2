import CLinux
import Glibc

/// Chunked answers (RFC 9112 7.1), whole or chunk by chunk; trailers are not read.
extension LoopbackClient {
    /// Reads the next chunk of a streamed answer; `nil` at its end. Throws
    /// ``ClientError/closedEarly`` when the server cut it.
    package func receiveChunk() throws(ClientError) -> [UInt8]? {
        var lineEnd = lineEnd
        while lineEnd == nil {
            guard try readMore() else { throw .closedEarly }
            lineEnd = self.lineEnd
        }
        let size = try size(in: lineEnd!)
        let start = lineEnd! + 2
        let end = start + size
        while received.count < end + 2 {
            guard try readMore() else { throw .closedEarly }
        }
        defer { received.consume(end + 2) }
        guard received.bytes[end] == 0x0D, received.bytes[end + 1] == 0x0A else {
            throw .malformedAnswer
        }
        return size == 0 ? nil : Array(received.bytes[start..<end])
    }

    func receiveChunks() throws(ClientError) -> [UInt8] {
        var body: [UInt8] = []
        while let chunk = try receiveChunk() { body += chunk }
        return body
    }

    private var lineEnd: Int? {
        guard let start = received.bytes.baseAddress,
            let end = memmem(start, received.count, "\r\n", 2)
        else { return nil }
        return end - start
    }

    private func size(in lineEnd: Int) throws(ClientError) -> Int {
        let line = ByteView(UnsafeRawBufferPointer(rebasing: received.bytes[0..<lineEnd]))
        do throws(RequestError) {
            return try ChunkedBody.size(line)
        } catch {
            throw .malformedAnswer
        }
    }
}
