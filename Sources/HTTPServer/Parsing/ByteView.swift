import Glibc

/// A window onto bytes that somebody else owns: valid only while the owner keeps them, for a
/// request's parts only during the handler's call.
package struct ByteView: RandomAccessCollection {
    @usableFromInline let bytes: UnsafeRawBufferPointer

    /// Looks at bytes without owning them.
    @inlinable package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The bytes of a literal, which live as long as the program.
    package init(_ text: StaticString) {
        bytes = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Always 0.
    @inlinable package var startIndex: Int { 0 }
    /// The number of bytes.
    @inlinable package var endIndex: Int { bytes.count }
    /// The byte at a position counted from 0.
    @inlinable package subscript(position: Int) -> UInt8 { bytes[position] }

    /// A smaller window, counted from 0 again.
    @inlinable package func part(_ range: Range<Int>) -> ByteView {
        ByteView(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }

    /// A copy as text; bytes that are not UTF-8 become U+FFFD.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The raw bytes, for calls that take a pointer; valid as long as this view.
    @inlinable package var raw: UnsafeRawBufferPointer { bytes }

    /// Whether the bytes are exactly those of `text`.
    package func equals(_ text: StaticString) -> Bool { equals(ByteView(text)) }

    /// Whether the bytes are exactly those of `other`.
    package func equals(_ other: ByteView) -> Bool {
        guard count == other.count else { return false }
        guard let left = bytes.baseAddress, let right = other.bytes.baseAddress else {
            return true
        }
        return memcmp(left, right, count) == 0
    }

    /// Whether the bytes are exactly those of `other`.
    package func equals(_ other: [UInt8]) -> Bool {
        other.withUnsafeBytes { equals(ByteView($0)) }
    }

    /// Whether the bytes are those of `other`, which must be in lower case, ASCII capitals taken
    /// as small letters.
    package func lowercasedEquals(_ other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where bytes[index].lowercasedASCII != other[index] { return false }
        return true
    }

    /// A copy of the bytes.
    package var array: [UInt8] { [UInt8](bytes) }

    /// Whether the bytes equal `text`, ASCII letters compared without case.
    package func equalsIgnoringCase(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count
        where bytes[index].lowercasedASCII != text.utf8Start[index].lowercasedASCII {
            return false
        }
        return true
    }
}

extension UInt8 {
    /// The byte, or the small letter when it is an ASCII capital.
    var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    var isDigit: Bool { (0x30...0x39).contains(self) }

    /// RFC 9110 5.6.2: the bytes of a method, a field name or a transfer coding.
    var isTokenByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true  // digits and letters
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
        default: false
        }
    }

    /// RFC 3986 2.3: may stand in any part of a URI.
    var isUnreserved: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    var isBlank: Bool { self == 0x20 || self == 0x09 }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self &- 0x30
        case 0x41...0x46: self &- 0x37
        case 0x61...0x66: self &- 0x57
        default: nil
        }
    }
}
