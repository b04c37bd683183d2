import HTTPServer

/// Turns a page function's answer into the response that leaves.
struct AnswerWriter {
    private let reply: FrontDesk.Reply
    private let cookies: Cookies

    init(_ reply: FrontDesk.Reply) {
        self.reply = reply
        cookies = reply.visit.cookies
    }

    var written: WrittenAnswer {
        switch reply.answer {
        case .page(let page): return WrittenAnswer(response: framed(page))
        case .seeOther(let path, let notice):
            let lines = notice.map { [cookies.notice($0)] } ?? []
            return WrittenAnswer(response: redirect(path, lines))
        case .withCookies(let lines, let path):
            return WrittenAnswer(response: redirect(path, lines))
        case .raw(let response, let policy):
            return WrittenAnswer(response: response.behind(fields(policy)))
        case .stream(let head, let source):
            return WrittenAnswer(response: head.behind(fields(.page)), source: source)
        }
    }

    /// What is the same for everybody.
    static func fixed(_ response: Response, isSecure: Bool) -> Response {
        response.behind(SecurityHeaders(policy: .page, isSecure: isSecure).fields)
    }

    /// More is asked than can be done.
    static let busy = Response.plain(503, headers: [("Retry-After", "2")])

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
        SecurityHeaders(policy: policy, isSecure: reply.visit.isSecure).fields
    }
}

extension Response {
    /// The same with these lines before its own.
    fileprivate func behind(_ lines: FieldLines) -> Response {
        var fields = lines
        fields.append(contentsOf: self.fields)
        return Response(status: status, fields: fields, body: body)
    }
}
