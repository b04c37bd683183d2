/// The forms of signed and encrypted messages, which no rewriting survives.
enum SealedForm {
    /// The form's name for a person; `nil` for any other type.
    static func name(_ type: ParameterizedValue) -> String? {
        switch type.value {
        // RFC 1847, 2.1 and 2.2: the protocol says which it is.
        case "multipart/signed", "multipart/encrypted":
            let form = type.parameter("protocol").map { String(decoding: $0, as: UTF8.self) }
            return form?.lowercased().contains("pgp") == true ? "PGP/MIME" : "S/MIME"
        // RFC 8551, 3.2.
        case "application/pkcs7-mime", "application/x-pkcs7-mime": return "S/MIME"
        default: return nil
        }
    }
}
