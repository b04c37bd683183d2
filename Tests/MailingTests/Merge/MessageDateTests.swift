import Foundation
import Model
import Testing

@testable import Mailing

@Suite struct MessageDateTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
        (1_709_210_096, "Thu, 29 Feb 2024 12:34:56 +0000"),
        (1_795_305_178, "Sat, 21 Nov 2026 23:52:58 +0000"),
        (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 +0000"),
    ])
    func writes(_ seconds: Int64, _ expected: String) {
        #expect(MessageDate.text(Instant(milliseconds: seconds * 1000)) == expected)
    }

    @Test func agreesWithFoundation() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss +0000"
        for day in stride(from: Int64(-80_000), to: 80_000, by: 13) {
            let seconds = day * 86_400 + (day * 7_919 % 86_400 + 86_400) % 86_400
            let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(MessageDate.text(Instant(milliseconds: seconds * 1000)) == expected)
        }
    }
}
