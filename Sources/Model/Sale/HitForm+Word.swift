extension HitForm {
    /// For a person, and in the API: never rename one.
    package var word: String {
        switch self {
        case .image: "image"
        case .page: "frame"
        case .beacon: "script"
        case .server: "server"
        case .imported: "import"
        }
    }
}

extension HitTrust {
    /// For a person, and in the API: never rename one.
    package var word: String {
        switch self {
        case .nobody: "nobody"
        case .badSignature: "wrong signature"
        case .signature: "signature"
        case .token: "token"
        }
    }
}
