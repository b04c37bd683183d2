/// Bytes as hexadecimal digits in lower case (RFC 4648, section 8).
package enum Hexadecimal {
    /// Two digits for each byte.
    package static func encode(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}

extension SHA256 {
    /// What is kept of an e-mail address, which must be trimmed and in lower case: 64 digits.
    package static func hash(ofAddress address: String) -> String {
        Hexadecimal.encode(digest(Array(address.utf8)))
    }
}
