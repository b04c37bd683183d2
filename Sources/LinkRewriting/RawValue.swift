/// A name or value as it stands in the source.
struct RawValue {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = UnsafeBufferPointer(rebasing: bytes[range])
    }

    /// An address as the browser reads it, stripped as the URL standard says.
    var address: [UInt8] {
        var (isASCII, hasReference, hasControl) = (true, false, false)
        for byte in bytes {
            isASCII = isASCII && byte < 0x80
            hasReference = hasReference || byte == Byte.ampersand
            // Carriage returns and NUL are decoded, too; what else is stripped is among them.
            hasControl = hasControl || byte <= Byte.space
        }
        var address = isASCII ? Array(bytes) : Windows1252.utf8(from: bytes)
        if hasReference || hasControl {
            address = CharacterReferences(place: .attribute).decode(address[...])
        }
        return address.contains { $0 <= Byte.space } ? LinkAddress.strip(address) : address
    }

    var lowercased: String {
        String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
    }
}
