/// How a part's bytes are written for the way (RFC 2045, 6).
enum TransferCoding: Equatable {
    /// As they are; in lines of at most 998 octets, unless the coding is `binary`.
    case identity(hasLines: Bool)
    case quotedPrintable
    case base64

    /// `value` of `Content-Transfer-Encoding`; `nil` for one that is not known.
    init?(_ value: [UInt8]?) {
        switch value.map({ ParameterizedValue($0).value }) {
        case nil, "", "7bit", "8bit": self = .identity(hasLines: true)
        case "binary": self = .identity(hasLines: false)
        case "quoted-printable": self = .quotedPrintable
        case "base64": self = .base64
        default: return nil
        }
    }
}
