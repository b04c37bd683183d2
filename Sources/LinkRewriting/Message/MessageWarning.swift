/// What the sender should know about a message that can be rewritten.
package enum MessageWarning: Equatable, Sendable, CustomStringConvertible {
    /// A signature of the sending host no longer fits (RFC 6376).
    case hostSignature
    /// A part stays as it is; parts are counted from 1, multiparts not among them.
    case partLeft(number: Int, PartFault)
    /// A link stays as it is: with the new one its line could pass 998 octets (RFC 5322, 2.1.1).
    case lineTooLong(position: Int)
    /// The last boundary is missing: the message may be cut off.
    case unfinished
    /// A line among the header fields that is none.
    case damagedHeader
    /// There is only plain text, and that was not to be rewritten.
    case onlyPlainText

    package var description: String {
        switch self {
        case .hostSignature:
            "The message carries a DKIM signature, which no longer fits: rewrite it before signing."
        case .partLeft(let number, let fault):
            "Part \(number) of the message is left as it is: \(fault.description)."
        case .lineTooLong(let position):
            "Link \(position) is left as it is: its line would pass the 998 octets that mail "
                + "allows. Send this part as quoted-printable, or with shorter lines."
        case .unfinished:
            "The message ends without its last boundary: check that the file is complete."
        case .damagedHeader: "The message has a line among its header fields that is none."
        case .onlyPlainText: "The message has no HTML part, and plain text is left as it is."
        }
    }
}

/// Why one part of a message stays as it is.
package enum PartFault: Equatable, Sendable {
    case damagedBase64
    case damagedQuotedPrintable
    case unknownTransferEncoding
    case unknownCharacterSet
    case notText
    case contradictoryHeader
    case noBoundary
    case nestedTooDeep
    case headerTooLong

    var description: String {
        switch self {
        case .damagedBase64: "its base64 text is damaged"
        case .damagedQuotedPrintable: "its quoted-printable text is damaged"
        case .unknownTransferEncoding: "its transfer encoding is not known"
        case .unknownCharacterSet: "its character set is not known"
        case .notText: "it holds no text"
        case .contradictoryHeader: "its header fields contradict each other"
        case .noBoundary: "it has parts, but does not say where they start"
        case .nestedTooDeep: "its parts are nested too deeply"
        case .headerTooLong: "its header fields are too long"
        }
    }
}
