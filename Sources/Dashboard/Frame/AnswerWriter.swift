import HTTPServer

/// Turns a page function's answer into the response that leaves.
struct AnswerWriter {
    private let reply: FrontDesk.Reply
    private let cookies: Cookies

    init(_ reply: FrontDesk.Reply) {
        self.reply = reply
        cookies = reply.visit.cookies
    }

    var response: Response {
        switch reply.answer {
        case .page(let page): return framed(page)
        case .seeOther(let path, let notice):
            return redirect(path, notice.map { [cookies.notice($0)] } ?? [])
        case .withCookies(let lines, let path): return redirect(path, lines)
        case .later: return busy
        case .raw(let response, let policy):
            var fields = fields(policy)
            fields.append(contentsOf: response.fields)
            return Response(status: response.status, fields: fields, body: response.body)
        }
    }

    /// What every answer begins with that is sent as it is.
    var plainFields: FieldLines { fields(.page) }

    /// Instead of an answer that no thread is free for.
    private var busy: Response {
        var fields = plainFields
        fields.append("Retry-After", "5")
        fields.append(contentsOf: Response.plain(503).fields)
        return Response(status: 503, fields: fields, body: Response.plain(503).body)
    }

    private func framed(_ page: Page) -> Response {
        let sent = reply.visit.request.cookie(cookies.noticeName)
        let frame = PageFrame(
            visit: reply.visit, account: reply.account, notice: sent.flatMap(cookies.readNotice))
        var fields = fields(page.policy)
        fields.append("Content-Type", "text/html; charset=utf-8")
        fields.append("Cache-Control", "no-store")
        if sent != nil { fields.append("Set-Cookie", cookies.endOfNotice) }
        return Response(
            status: page.status, fields: fields, body: Array(frame.html(page).text.utf8))
    }

    private func redirect(_ path: String, _ lines: [String]) -> Response {
        var fields = fields(.page)
        fields.append("Location", path)
        fields.append("Cache-Control", "no-store")
        for line in lines { fields.append("Set-Cookie", line) }
        return Response(status: 303, fields: fields)
    }

    private func fields(_ policy: ContentPolicy) -> FieldLines {
        var fields = FieldLines()
        let lines = SecurityHeaders(policy: policy, isSecure: reply.visit.isSecure).lines
        for (name, value) in lines { fields.append(name, value) }
        return fields
    }
}
