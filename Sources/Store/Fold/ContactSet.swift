/// A set of contact numbers of one chunk, as a roll-up keeps it.
///
/// Few members are their lower 15 bits, ascending, two bytes each (least significant first);
/// from 2048 on one bit for each number is shorter. The length tells which it is.
struct ContactSet {
    /// Numbers that share a chunk.
    static let chunkSize: Int64 = 1 << 15
    private static let bitmapLength = Int(chunkSize) / 8

    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    static func chunk(of number: Int64) -> Int64 { number / chunkSize }

    /// Adds the members at these places of the chunk, ascending; `false` if all were there.
    mutating func formUnion(_ places: [UInt16]) -> Bool {
        if bytes.count == Self.bitmapLength { return addBits(places) }
        let merged = Self.merged(bytes, places)
        guard merged.count > bytes.count else { return false }
        bytes = merged
        if merged.count >= Self.bitmapLength {
            bytes = [UInt8](repeating: 0, count: Self.bitmapLength)
            for index in stride(from: 0, to: merged.count, by: 2) {
                Self.set(UInt16(merged[index]) | UInt16(merged[index + 1]) << 8, in: &bytes)
            }
        }
        return true
    }

    func contains(_ place: UInt16) -> Bool {
        if bytes.count == Self.bitmapLength {
            return bytes[Int(place) >> 3] & 1 << (place & 7) != 0
        }
        return position(of: place) != nil
    }

    /// Takes a member out; few that are left become a list again, as if they had come alone.
    mutating func remove(_ place: UInt16) {
        guard bytes.count == Self.bitmapLength else {
            if let index = position(of: place) { bytes.removeSubrange(index..<index + 2) }
            return
        }
        bytes[Int(place) >> 3] &= ~(1 << (place & 7))
        let count = bytes.reduce(0) { $0 + $1.nonzeroBitCount }
        guard count * 2 < Self.bitmapLength else { return }
        bytes = (0..<UInt16(Self.chunkSize)).filter(contains).flatMap { place in
            [UInt8(place & 0xFF), UInt8(place >> 8)]
        }
    }

    /// Where a list has the member.
    private func position(of place: UInt16) -> Int? {
        var (low, high) = (0, bytes.count / 2)
        while low < high {
            let middle = (low + high) / 2
            let known = UInt16(bytes[middle * 2]) | UInt16(bytes[middle * 2 + 1]) << 8
            if known == place { return middle * 2 }
            if known < place { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private mutating func addBits(_ places: [UInt16]) -> Bool {
        var isNew = false
        for place in places where bytes[Int(place) >> 3] & 1 << (place & 7) == 0 {
            Self.set(place, in: &bytes)
            isNew = true
        }
        return isNew
    }

    private static func set(_ place: UInt16, in bytes: inout [UInt8]) {
        bytes[Int(place) >> 3] |= 1 << (place & 7)
    }

    /// Two ascending lists as one, each member once.
    private static func merged(_ list: [UInt8], _ places: [UInt16]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(list.count + places.count * 2)
        var index = 0
        for place in places {
            while index < list.count {
                let known = UInt16(list[index]) | UInt16(list[index + 1]) << 8
                guard known <= place else { break }
                result.append(list[index])
                result.append(list[index + 1])
                index += 2
            }
            let count = result.count
            if count >= 2, result[count - 2] == UInt8(place & 0xFF),
                result[count - 1] == UInt8(place >> 8)
            {
                continue
            }
            result.append(UInt8(place & 0xFF))
            result.append(UInt8(place >> 8))
        }
        result.append(contentsOf: list[index...])
        return result
    }

    /// Sets a bit for each member that the stored `bytes` name.
    static func mark(_ bytes: UnsafeRawBufferPointer, in words: UnsafeMutableBufferPointer<UInt64>)
    {
        if bytes.count == bitmapLength {
            for index in 0..<bitmapLength / 8 {
                words[index] |= UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
            return
        }
        for offset in stride(from: 0, to: bytes.count & ~1, by: 2) {
            let place = UInt16(
                littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
            words[Int(place & 0x7FFF) >> 6] |= 1 << UInt64(place & 63)
        }
    }

    /// Words of 64 bits that ``mark(_:in:)`` needs.
    static let wordCount = Int(chunkSize) / 64
}
