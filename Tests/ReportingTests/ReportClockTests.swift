import Model
import Testing

@testable import Reporting

@Suite struct ReportClockTests {
    /// Zone, seconds since 1970 and what the wall clock showed, from Python's zoneinfo.
    static let rows: [(zone: String, seconds: Int64, minute: String, offset: String)] = [
        ("UTC", 0, "1970-01-01 00:00", "UTC+00:00"),
        ("UTC", -1, "1969-12-31 23:59", "UTC+00:00"),
        ("Europe/Madrid", 1_795_291_020, "2026-11-21 20:57", "UTC+01:00"),
        ("Europe/Madrid", 1_782_945_000, "2026-07-02 00:30", "UTC+02:00"),
        ("Europe/Madrid", 1_774_745_940, "2026-03-29 01:59", "UTC+01:00"),
        ("Europe/Madrid", 1_774_746_000, "2026-03-29 03:00", "UTC+02:00"),
        ("Europe/Madrid", 1_792_888_200, "2026-10-25 02:30", "UTC+02:00"),
        ("Europe/Madrid", 1_792_891_800, "2026-10-25 02:30", "UTC+01:00"),
        ("America/New_York", 1_772_953_200, "2026-03-08 03:00", "UTC-04:00"),
        ("America/Sao_Paulo", 1_541_300_400, "2018-11-04 01:00", "UTC-02:00"),
        ("Asia/Kolkata", 1_767_225_600, "2026-01-01 05:30", "UTC+05:30"),
        ("Australia/Lord_Howe", 1_775_314_800, "2026-04-05 01:30", "UTC+10:30"),
        ("Pacific/Apia", 1_325_239_200, "2011-12-31 00:00", "UTC+14:00"),
        ("America/St_Johns", 1_768_478_400, "2026-01-15 08:30", "UTC-03:30"),
        ("Pacific/Kiritimati", 1_798_711_200, "2027-01-01 00:00", "UTC+14:00"),
    ]

    @Test(arguments: rows.indices) func showsLocalTime(index: Int) throws {
        let row = Self.rows[index]
        let clock = try ReportClock(timeZone: row.zone)
        let instant = Instant(milliseconds: row.seconds * 1000)
        #expect(clock.minute(instant) == row.minute)
        #expect(clock.offset(instant) == row.offset)
        #expect(clock.day(instant).description == row.minute.prefix(10))
        #expect(clock.name == row.zone)
    }

    @Test func secondsAndUTC() throws {
        let clock = try ReportClock(timeZone: "Asia/Kathmandu")
        let instant = Instant(milliseconds: 1_795_291_023_250)
        #expect(clock.second(instant) == "2026-11-22 01:42:03")
        #expect(ReportClock.utc(instant) == "2026-11-21T19:57:03.250Z")
        #expect(ReportClock.utc(Instant(milliseconds: -1)) == "1969-12-31T23:59:59.999Z")
        #expect(ReportClock.utc(Instant(milliseconds: 0)) == "1970-01-01T00:00:00.000Z")
    }

    @Test(arguments: [
        "", "Mars/Phobos", "Europe", "CET+1", "GMT+2", "EST", "europe", "../etc/passwd", "/UTC",
        "Europe/Madrid ",
    ])
    func refusesOtherNames(name: String) {
        #expect(throws: ReportClockError.unknownTimeZone(name)) {
            try ReportClock(timeZone: name)
        }
        let error = ReportClockError.unknownTimeZone(name)
        #expect(error.description.contains(name) && error.hint.contains("IANA"))
    }
}
