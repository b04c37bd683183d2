import Testing

@testable import Model

@Suite struct DeviceClassTests {
    @Test(
        arguments: [
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15", 1),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537 Chrome/140 Mobile Safari/537",
                1
            ),
            ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140 Safari/537.36", 2),
            ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", 1),
            ("Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15", 2),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140", 3),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15", 3),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", 3),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36", 3),
            ("curl/8.5.0", 0), ("", 0), ("(", 0), ("Android", 0),
        ] as [(String, Int64)])
    func readsTheSystem(agent: String, expected: Int64) {
        #expect(DeviceClass(userAgent: agent).rawValue == expected)
    }
}

@Suite struct PurchaseDelayTests {
    @Test(
        arguments: [
            (Int64(-5), 0), (0, 0), (3599, 0), (3600, 1), (21_599, 1), (21_600, 2), (86_400, 3),
            (259_200, 4), (604_800, 5), (1_209_600, 6), (2_591_999, 6), (2_592_000, 7),
        ] as [(Int64, Int64)])
    func countsFromTheClick(seconds: Int64, expected: Int64) {
        let click = Instant(milliseconds: 1_795_004_800_000)
        let sale = Instant(milliseconds: click.milliseconds + seconds * 1000)
        #expect(PurchaseDelay(from: click, to: sale).rawValue == expected)
    }
}
