import Foundation
import Model

@testable import Signing

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
}

func bytes(hexadecimal text: String) -> [UInt8] {
    stride(from: 0, to: text.count, by: 2).compactMap {
        UInt8(text.dropFirst($0).prefix(2), radix: 16)
    }
}

func ascii(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

func fixture(_ name: String, file: String = #filePath) throws -> String {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    return try String(
        contentsOf: folder.appending(path: "Fixtures").appending(path: name), encoding: .utf8)
}

/// Numbers in a row instead of random bytes, so that a failure can be repeated.
struct CountingSource {
    var next: UInt8

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in
            defer { next &+= 37 }
            return next
        }
    }
}

func ring(seed: UInt8 = 1, at seconds: Int64 = 1_795_000_000) -> KeyRing {
    var source = CountingSource(next: seed)
    return KeyRing.generated(now: Instant(milliseconds: seconds * 1000)) { source.bytes($0) }
}

/// Every text that differs from `text` in exactly one character, but not only in its case.
func tamperings(of text: [UInt8]) -> [[UInt8]] {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567-=.0189".utf8)
    return text.indices.flatMap { index in
        alphabet.filter { $0 != text[index] }.map { other in
            var changed = text
            changed[index] = other
            return changed
        }
    }
}

/// Cut, extended and emptied forms of `text`.
func reshapings(of text: [UInt8]) -> [[UInt8]] {
    let cut = text.indices.flatMap { [Array(text[..<$0]), Array(text[($0 + 1)...])] }
    let extended = (1...9).map { text + Array(repeating: UInt8(ascii: "a"), count: $0) }
    let padded = [text + [0x3D], [0x20] + text, text + [0x0A], text + [0x00], text + text]
    return cut + extended + padded + [[], Array(repeating: UInt8(ascii: "a"), count: 100_000)]
}
