import HTTPServer
import Model

/// The answers of the two public endpoints.
enum Answers {
    /// 302, never cached: a browser that remembers the redirect hides the next click.
    static func redirect(
        to location: Location, cookie: (form: CookieForm, value: [UInt8])?
    ) -> Response {
        var fields = redirectFields
        let room = cookie.map { $0.form.start.count + $0.value.count + $0.form.end.count } ?? 0
        // Names, colons and line ends of two lines take less than 32 bytes.
        fields.reserve(location.bytes.count + room + 32)
        fields.append(line: "Location", location.bytes)
        if let cookie {
            fields.append(line: "Set-Cookie", cookie.form.start, cookie.value, cookie.form.end)
        }
        return Response(status: 302, fields: fields)
    }

    /// A prefetch that is answered would swallow the real click; 503 makes browsers come again.
    static let prefetchRefused = Response(
        status: 503,
        headers: [("Cache-Control", "no-store"), ("X-SaleTrail", "set-aside; reason=prefetch")])

    /// For changed, cut or foreign stamps: says so to a person, and leads nowhere.
    static let unknownLink = Response(
        status: 404,
        headers: [
            ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
            ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
            ("X-Content-Type-Options", "nosniff"), ("X-Robots-Tag", "noindex, nofollow"),
        ],
        body: Array(unknownLinkPage.utf8))

    static let robots = Response(
        status: 200,
        headers: [
            ("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff"),
        ],
        body: Array("User-agent: *\nDisallow: /\n".utf8))

    /// Always 200: a shop's page must not show a broken image. Nothing here forbids framing.
    /// A beacon gets 204: nobody looks at what it is answered.
    ///
    /// `origin` is the shop's own page, which may read the answer (Fetch, CORS protocol).
    static func pixel(_ form: HitForm, outcome: String, origin: String? = nil) -> Response {
        var fields = fields(of: form)
        fields.reserve(outcome.utf8.count + 16)
        fields.append(line: "X-SaleTrail", Array(outcome.utf8))
        if let origin { fields.permit(origin) }
        return Response(status: form == .beacon ? 204 : 200, fields: fields, body: body(of: form))
    }

    /// RFC 6585 4; browsers show the image whatever the status is.
    static func floodedPixel(
        _ form: HitForm, retryAfter seconds: Int, origin: String?
    ) -> Response {
        var fields = fields(of: form)
        fields.append("Retry-After", String(seconds))
        fields.append("X-SaleTrail", "unrecorded; reason=rate-limit")
        if let origin { fields.permit(origin) }
        return Response(status: 429, fields: fields, body: body(of: form))
    }

    private static func fields(of form: HitForm) -> FieldLines {
        switch form {
        case .page: pageFields
        case .beacon: beaconFields
        case .image, .server, .imported: imageFields
        }
    }

    private static func body(of form: HitForm) -> [UInt8] {
        switch form {
        case .page: page
        case .beacon: []
        case .image, .server, .imported: gif
        }
    }

    private static let redirectFields = FieldLines([
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ])

    private static let pixelFields = [
        ("Cache-Control", "no-store, no-cache, must-revalidate, private"),
        ("X-Content-Type-Options", "nosniff"), ("X-Robots-Tag", "noindex, nofollow"),
        // Pages with COEP require-corp refuse the image otherwise (Fetch, CORP check).
        ("Cross-Origin-Resource-Policy", "cross-origin"), ("Timing-Allow-Origin", "*"),
    ]
    private static let imageFields = FieldLines(pixelFields + [("Content-Type", "image/gif")])
    private static let beaconFields = FieldLines(pixelFields)
    private static let pageFields = FieldLines(
        pixelFields + [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", "default-src 'none'"),
        ])

    /// A transparent GIF89a of one pixel, 43 bytes.
    private static let gif: [UInt8] = [
        0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x01, 0x00, 0x01, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x21, 0xF9, 0x04, 0x01, 0x00, 0x00, 0x00, 0x00, 0x2C, 0x00, 0x00,
        0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0x02, 0x02, 0x44, 0x01, 0x00, 0x3B,
    ]
    private static let page = Array("<!DOCTYPE html><title>ok</title>".utf8)

    private static let unknownLinkPage = """
        <!DOCTYPE html>
        <html lang="en"><meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>This link does not work</title>
        <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;\
        padding:0 1rem;color-scheme:light dark}</style>
        <h1>This link does not work</h1>
        <p>It is incomplete or was changed on its way to you. Please open it again from the
        message you received, or go to the sender's website directly.</p>
        <p lang="es"><strong>Este enlace no funciona.</strong> Está incompleto o se modificó por
        el camino. Ábralo de nuevo desde el mensaje que recibió o visite la web del remitente.</p>
        </html>

        """
}

extension FieldLines {
    init(_ lines: [(String, String)]) {
        self.init()
        for (name, value) in lines { append(name, value) }
    }

    /// Lets the page of this origin read the answer (Fetch, CORS protocol).
    fileprivate mutating func permit(_ origin: String) {
        append("Access-Control-Allow-Origin", origin)
        append("Access-Control-Allow-Credentials", "true")
        append("Vary", "Origin")
    }
}
