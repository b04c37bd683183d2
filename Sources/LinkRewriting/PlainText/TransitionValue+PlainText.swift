extension TransitionValue {
    /// As an address in plain text, where an `&` is an `&`.
    var plainText: [UInt8] {
        var bytes = Array(url.utf8)
        var separator = bytes.contains(Byte.question) ? Byte.ampersand : Byte.question
        for parameter in parameters {
            bytes.append(separator)
            bytes += "\(parameter.name)=\(parameter.verbatim)".utf8
            separator = Byte.ampersand
        }
        return bytes
    }
}
