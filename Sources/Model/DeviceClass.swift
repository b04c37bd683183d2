/// What kind of device a browser runs on, by its `User-Agent`. Raw values are stored: never
/// change one.
package enum DeviceClass: Int64, CaseIterable, Hashable, Sendable {
    /// Not said, or nothing of the kind.
    case other = 0
    case phone = 1
    case tablet = 2
    case computer = 3

    /// Reads what stands in the first brackets, where all browsers name their system.
    package init(userAgent: String) {
        var text = userAgent
        self = text.withUTF8 { Self.read($0) }
    }

    private static func read(_ agent: UnsafeBufferPointer<UInt8>) -> DeviceClass {
        guard let bracket = agent.firstIndex(of: UInt8(ascii: "(")) else { return .other }
        let system = UnsafeBufferPointer(rebasing: agent[(bracket + 1)...])
        if has(system, "iPhone") || has(system, "iPod") { return .phone }
        if has(system, "iPad") { return .tablet }
        if has(system, "Windows") || has(system, "Macintosh") { return .computer }
        if contains(system, "Android") {
            // Chrome on tablets leaves out "Mobile" (developer.chrome.com, "User-Agent Strings").
            return contains(system, "Mobile") ? .phone : .tablet
        }
        if has(system, "X11") || contains(system, "CrOS") { return .computer }
        return contains(system, "Mobile") ? .phone : .other
    }

    private static func has(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        starts(text, at: 0, word)
    }

    private static func contains(
        _ text: UnsafeBufferPointer<UInt8>, _ word: StaticString
    ) -> Bool {
        var place = 0
        while place + word.utf8CodeUnitCount <= text.count {
            if starts(text, at: place, word) { return true }
            place += 1
        }
        return false
    }

    private static func starts(
        _ text: UnsafeBufferPointer<UInt8>, at place: Int, _ word: StaticString
    ) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place + count <= text.count else { return false }
        for index in 0..<count where text[place + index] != word.utf8Start[index] { return false }
        return true
    }
}
