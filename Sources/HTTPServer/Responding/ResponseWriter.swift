/// What of the request decides over the form of its answer.
struct AnswerForm {
    let isHead: Bool
    let minor: UInt8
    var keepsAlive: Bool
}

extension ByteBuffer {
    /// Appends a whole response (RFC 9112 4).
    mutating func append(_ response: Response, form: AnswerForm, date: HTTPDate) {
        append("HTTP/1.1 ")
        append(decimal: response.status)
        append(" ")
        append(StatusLine.reason(response.status))
        append("\r\n")
        append(date.line)
        append(response.fields.bytes)
        // RFC 9110 8.6: no Content-Length in 204; in 304 it could only repeat the 200's.
        let hasContent = response.status != 204 && response.status != 304
        if hasContent {
            append("Content-Length: ")
            append(decimal: response.body.count)
            append("\r\n")
        }
        appendConnection(form)
        append("\r\n")
        if hasContent && !form.isHead { append(response.body) }
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
