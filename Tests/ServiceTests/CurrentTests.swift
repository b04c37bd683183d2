import Testing

@testable import Service

@Suite struct CurrentTests {
    @Test func aReadersCopyIsTheLatest() {
        let current = Current(1)
        var latest = Latest(current)
        var seen = [latest.value(), latest.value()]
        current.value = 2
        seen.append(latest.value())
        current.value = 3
        current.value = 4
        seen += [latest.value(), latest.value()]
        #expect(seen == [1, 1, 2, 4, 4])
    }
}
