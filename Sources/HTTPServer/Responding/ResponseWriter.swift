/// What of the request decides over the form of its answer.
struct AnswerForm {
    let isHead: Bool
    let minor: UInt8
    var keepsAlive: Bool
}

extension ByteBuffer {
    /// Appends a whole response (RFC 9112 4).
    mutating func append(_ response: Response, form: AnswerForm, date: HTTPDate) {
        appendStart(of: response, date)
        // RFC 9110 8.6: no Content-Length in 204; in 304 it could only repeat the 200's.
        let hasContent = response.mayHaveContent
        if hasContent {
            append("Content-Length: ")
            append(decimal: response.body.count)
            append("\r\n")
        }
        appendConnection(form)
        append("\r\n")
        if hasContent && !form.isHead { append(response.body) }
    }

    /// Appends the head of an answer whose length nobody knows (RFC 9112 6.1, 6.3).
    mutating func append(headOf response: Response, form: AnswerForm, date: HTTPDate) {
        appendStart(of: response, date)
        if form.minor > 0 && response.mayHaveContent { append("Transfer-Encoding: chunked\r\n") }
        appendConnection(form)
        append("\r\n")
    }

    /// Appends one chunk (RFC 9112 7.1); no bytes make none, because an empty chunk is the last.
    mutating func append(chunk bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        append(Array(String(bytes.count, radix: 16).utf8))
        append("\r\n")
        append(bytes)
        append("\r\n")
    }

    /// Without trailers.
    static let lastChunk: StaticString = "0\r\n\r\n"

    private mutating func appendStart(of response: Response, _ date: HTTPDate) {
        append("HTTP/1.1 ")
        append(decimal: response.status)
        append(" ")
        append(StatusLine.reason(response.status))
        append("\r\n")
        append(date.line)
        append(response.fields.bytes)
    }

    /// RFC 9112 9.3: 1.1 persists unless told otherwise, 1.0 only when told so.
    private mutating func appendConnection(_ form: AnswerForm) {
        if !form.keepsAlive {
            append("Connection: close\r\n")
        } else if form.minor == 0 {
            append("Connection: keep-alive\r\n")
        }
    }
}

extension Response {
    /// RFC 9110 15.3.5, 15.4.5: these end with their head.
    var mayHaveContent: Bool { status != 204 && status != 304 }
}
