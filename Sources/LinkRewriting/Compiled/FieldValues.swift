/// One record of a contact list: its fields one behind the other in one buffer, used again for the
/// next record.
package struct FieldValues: Equatable, Sendable {
    /// UTF-8.
    package private(set) var bytes: [UInt8] = []
    /// Where each field ends in `bytes`.
    private var ends: [Int] = []

    package init() {}

    package init(_ fields: [String]) {
        for field in fields {
            append(contentsOf: Array(field.utf8)[...])
            endField()
        }
    }

    package var count: Int { ends.count }

    /// The bytes of a field; empty where the record has no such field.
    package func range(_ index: Int) -> Range<Int> {
        guard index < ends.count else { return bytes.count..<bytes.count }
        return (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    package subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

    package func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    package mutating func append(_ byte: UInt8) { bytes.append(byte) }

    package mutating func append(contentsOf part: ArraySlice<UInt8>) {
        bytes.append(contentsOf: part)
    }

    package mutating func endField() { ends.append(bytes.count) }

    /// Whether every field is UTF-8.
    package var isUTF8: Bool {
        bytes.allSatisfy { $0 < 0x80 }
            || (0..<count).allSatisfy { String(validating: self[$0], as: UTF8.self) != nil }
    }

    /// Reads every field anew as windows-1252, which it was and not UTF-8.
    package mutating func readAsWindows1252() {
        guard !bytes.allSatisfy({ $0 < 0x80 }) else { return }
        let old = self
        removeAll()
        for index in 0..<old.count {
            for byte in old[index] { bytes += Windows1252.scalar(byte).description.utf8 }
            endField()
        }
    }
}
