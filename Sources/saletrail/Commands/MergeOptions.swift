import Mailing

/// What `merge` is asked for, as the library wants it.
enum MergeOptions {
    static func request(_ arguments: Arguments) throws(Failure) -> MergeRequest {
        let form = try form(arguments)
        let request = MergeRequest(
            form: form, destination: try destination(arguments, form),
            headers: try headers(arguments), keepsTags: arguments.has("keep-tags"),
            restarts: arguments.has("restart"), after: arguments["after"])
        try check(request)
        return request
    }

    static func columns(
        _ arguments: Arguments, for form: MailForm
    ) -> ContactColumns.Choice {
        .init(
            contact: arguments["contact-column"], email: arguments["email-column"],
            needsEmail: form.isMessage)
    }

    private static func form(_ arguments: Arguments) throws(Failure) -> MailForm {
        let known = MailForm.allCases.map(\.rawValue).joined(separator: ", ")
        return try arguments.value("as", expecting: "one of \(known)") { MailForm(rawValue: $0) }
            ?? .html
    }

    private static func destination(
        _ arguments: Arguments, _ form: MailForm
    ) throws(Failure) -> MergeDestination {
        let out = arguments["out"]
        switch (form, out) {
        case (.jsonl, nil), (.jsonl, "-"): return .standardOutput
        case (_, nil), (_, "-"), (_, ""):
            throw .usage("--out is missing", try: "a folder for html and eml, a file for mbox")
        case (.html, let folder?), (.eml, let folder?): return .folder(folder)
        case (.mbox, let file?), (.jsonl, let file?): return .file(file)
        }
    }

    private static func headers(_ arguments: Arguments) throws(Failure) -> MailHeaders {
        let from = try arguments.value(
            "from", expecting: "a sender such as 'Shop <news@shop.example>'"
        ) { MailHeaders.Sender($0) }
        let subject = try arguments.value("subject", expecting: "one line of text") {
            $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } ? $0 : nil
        }
        let address = try arguments.value(
            "list-unsubscribe", expecting: "a URL (https: or mailto:) without spaces"
        ) { isAddress($0) ? $0 : nil }
        return MailHeaders(from: from, subject: subject, listUnsubscribe: address)
    }

    /// Blanks may only stand inside a tag.
    private static func isAddress(_ text: String) -> Bool {
        let bare = text.replacing(#/\{\{[^{}<>]*\}\}/#, with: "x")
        return
            (bare.hasPrefix("https://") || bare.hasPrefix("http://")
            || bare.hasPrefix("mailto:"))
            && bare.utf8.count <= 800
            && bare.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E }
    }

    private static func check(_ request: MergeRequest) throws(Failure) {
        if request.form.isMessage {
            let missing =
                request.headers.from == nil
                ? "from" : request.headers.subject == nil ? "subject" : nil
            if let missing {
                throw .usage(
                    "--as \(request.form) needs --\(missing)",
                    try: "--from 'Shop <news@shop.example>' --subject 'Hello {{first_name}}'")
            }
        }
        if request.after != nil, request.destination != .standardOutput {
            throw .usage(
                "--after is for JSON lines on standard output",
                try: "the same command without it goes on by itself")
        }
    }
}
