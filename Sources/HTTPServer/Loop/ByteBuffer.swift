/// A growing buffer that gives its front away cheaply; without memory while never used.
struct ByteBuffer: ~Copyable {
    private var storage: UnsafeMutableRawPointer?
    private var capacity = 0
    private var start = 0
    private var end = 0

    deinit { storage?.deallocate() }

    var count: Int { end - start }
    /// Bytes allocated.
    var memory: Int { capacity }
    var isEmpty: Bool { start == end }

    /// The bytes in it; valid until the next mutation.
    var bytes: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: storage.map { $0 + start }, count: count)
    }

    mutating func append(_ source: UnsafeRawBufferPointer) {
        guard let from = source.baseAddress, source.count > 0 else { return }
        reserve(source.count)
        storage!.advanced(by: end).copyMemory(from: from, byteCount: source.count)
        end += source.count
    }

    mutating func append(_ source: [UInt8]) { source.withUnsafeBytes { append($0) } }

    mutating func append(_ text: StaticString) { append(ByteView(text).raw) }

    mutating func append(decimal number: Int) {
        var digits: UInt64 = 0
        var count = 0
        var rest = number
        repeat {
            digits = digits << 8 | UInt64(0x30 + rest % 10)
            rest /= 10
            count += 1
            if count == 8 && rest > 0 { return append(Array(String(number).utf8)) }
        } while rest > 0
        withUnsafeBytes(of: digits.littleEndian) {
            append(UnsafeRawBufferPointer(rebasing: $0[0..<count]))
        }
    }

    mutating func consume(_ count: Int) {
        start += count
        if start == end { removeAll() }
    }

    /// Takes bytes out of the middle; what follows moves up.
    mutating func remove(_ range: Range<Int>) {
        guard !range.isEmpty, let storage else { return }
        let target = storage + start + range.lowerBound
        target.copyMemory(
            from: storage + start + range.upperBound, byteCount: count - range.upperBound)
        end -= range.count
    }

    mutating func removeAll() {
        start = 0
        end = 0
    }

    /// Gives large memory back; small memory stays for the next use.
    mutating func shrink(to limit: Int) {
        guard isEmpty, capacity > limit else { return }
        storage?.deallocate()
        storage = nil
        capacity = 0
    }

    private mutating func reserve(_ more: Int) {
        guard end + more > capacity else { return }
        let kept = count
        if kept + more <= capacity, start >= kept {
            storage!.copyMemory(from: storage! + start, byteCount: kept)
        } else {
            let size = max(1_024, max(kept + more, kept + kept / 2))
            let moved = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
            if let storage { moved.copyMemory(from: storage + start, byteCount: kept) }
            storage?.deallocate()
            storage = moved
            capacity = size
        }
        start = 0
        end = kept
    }
}
