/// Why a request is refused before any handler sees it; the connection closes after the answer.
enum RequestError: Error, Equatable {
    case malformed
    case bodyTooLarge
    case targetTooLong
    case headTooLarge
    case unknownExpectation
    case unknownTransferCoding
    case unsupportedVersion
    case tooSlow

    var status: Int {
        switch self {
        case .malformed: 400
        case .tooSlow: 408
        case .bodyTooLarge: 413
        case .targetTooLong: 414
        case .unknownExpectation: 417
        case .headTooLarge: 431
        case .unknownTransferCoding: 501
        case .unsupportedVersion: 505
        }
    }
}
