/// Status codes and their reason phrases (RFC 9110 15, RFC 6585).
enum StatusLine {
    static func reason(_ status: Int) -> StaticString {
        switch status {
        case 200..<300: success(status)
        case 300..<400: redirection(status)
        case 400..<500: clientError(status)
        default: serverError(status)
        }
    }

    private static func success(_ status: Int) -> StaticString {
        switch status {
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        default: "OK"
        }
    }

    private static func redirection(_ status: Int) -> StaticString {
        switch status {
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        default: "Redirect"
        }
    }

    private static func clientError(_ status: Int) -> StaticString {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 417: "Expectation Failed"
        case 422: "Unprocessable Content"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        default: "Client Error"
        }
    }

    private static func serverError(_ status: Int) -> StaticString {
        switch status {
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        case 507: "Insufficient Storage"
        default: "Server Error"
        }
    }
}
