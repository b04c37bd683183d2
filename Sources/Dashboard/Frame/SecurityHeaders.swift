import HTTPServer

/// The header lines of every answer that keep pages to themselves.
struct SecurityHeaders {
    let policy: ContentPolicy
    let isSecure: Bool

    var fields: FieldLines {
        var fields = FieldLines()
        for (name, value) in lines { fields.append(name, value) }
        return fields
    }

    private var lines: [(String, String)] {
        let all = [
            ("Content-Security-Policy", policy.text),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", policy.frameOptions),
            // Not no-referrer: browsers would send "Origin: null" with our own forms (Fetch, 3.2).
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            ("X-Robots-Tag", "noindex, nofollow"),
        ]
        return isSecure ? all + [("Strict-Transport-Security", "max-age=31536000")] : all
    }
}
