/// Finds the web addresses of a plain text: `http://…`, `https://…` and `www.…`.
struct AddressFinder {
    struct Address: Equatable {
        var range: Range<Int>
        /// Where it ends cannot be told for certain: it must stay as it is.
        var isDoubtful = false
    }

    private let text: [UInt8]
    private let end: AddressEnd
    private let joinsLines: Bool

    init(_ text: [UInt8], _ syntaxes: TagSyntaxes, joinsLines: Bool = false) {
        self.text = text
        self.joinsLines = joinsLines
        end = AddressEnd(text, syntaxes)
    }

    func addresses() -> [Address] {
        var found: [Address] = []
        var at = 0
        while at < text.count {
            // Only what follows one of these two can be an address.
            guard text[at] == Byte.colon || text[at] == UInt8(ascii: "."),
                let start = start(at, after: found.last?.range.upperBound ?? 0),
                let address = address(from: start.address, host: start.host)
            else {
                at += 1
                continue
            }
            found.append(address)
            at = address.range.upperBound
        }
        return found
    }

    /// Where the address starts whose scheme or `www` ends at `mark`, and where its host does.
    private func start(_ mark: Int, after floor: Int) -> (address: Int, host: Int)? {
        let isScheme = text[mark] == Byte.colon
        if isScheme, !text[(mark + 1)...].starts(with: "//".utf8) { return nil }
        for name in isScheme ? ["https", "http"] : ["www"] {
            let start = mark - name.utf8.count
            guard start >= floor,
                zip(text[start...], name.utf8).allSatisfy({ $0.asciiLowercased == $1 }),
                isBoundary(start, isScheme: isScheme)
            else { continue }
            return (start, isScheme ? mark + 3 : mark + 1)
        }
        return nil
    }

    /// `git+https://` is another scheme, `a@www.x` and `//www.x` are parts of something else.
    private func isBoundary(_ start: Int, isScheme: Bool) -> Bool {
        guard start > 0 else { return true }
        let before = text[start - 1]
        if before.isASCIIAlphanumeric || before == UInt8(ascii: "+") { return false }
        return isScheme || !"@/.-_=".utf8.contains(before)
    }

    private func address(from start: Int, host: Int) -> Address? {
        let reach = end.reach(from: host)
        let isBracketed = start > 0 && text[start - 1] == Byte.less
        let next = reach.end < text.count ? text[reach.end] : 0
        // Between `<` and `>` the address is all there is (RFC 3986, appendix C).
        if isBracketed, next == Byte.greater {
            return reach.end > host ? Address(range: start..<reach.end) : nil
        }
        let trimmed = end.trimmed(host..<reach.end, after: reach.tagsEnd)
        guard trimmed > host, text[host] != Byte.slash else { return nil }
        // An open `<` may go on in the next line (RFC 3986, appendix C).
        let isDoubtful =
            reach.isDoubtful || isBracketed || end.isDoubtful(host..<trimmed)
            || (joinsLines && next == Byte.space && isLineEnd(reach.end + 1))
        return Address(range: start..<trimmed, isDoubtful: isDoubtful)
    }

    private func isLineEnd(_ at: Int) -> Bool {
        at < text.count && (text[at] == Byte.carriageReturn || text[at] == Byte.lineFeed)
    }
}
