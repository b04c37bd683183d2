/// A host as people type it.
package enum HostName {
    /// The name alone in lower case: letters, digits, dots and hyphens, no scheme and no port;
    /// `nil` for anything else.
    package static func read(_ text: String) -> String? {
        let host = text.lowercased()
        let labels = host.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        // RFC 1123, 2.1 and RFC 1035, 2.3.4.
        guard host.utf8.count <= 253, labels.allSatisfy(isLabel) else { return nil }
        return host
    }

    private static func isLabel(_ label: Substring.UTF8View.SubSequence) -> Bool {
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
            && label.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x61...0x7A, 0x2D: true
                default: false
                }
            }
    }
}
