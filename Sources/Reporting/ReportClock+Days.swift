import Foundation
import Model

extension ReportClock {
    /// The first instant of a local day: midnight, or where summer time skips it, what follows.
    package func start(of day: Day) -> Instant {
        let guess = day.number * 86_400_000
        // No zone is more than 26 hours from UTC and back: look where the local day changes.
        var low = guess - 26 * 3_600_000
        var high = guess + 26 * 3_600_000
        while low < high {
            let middle = low + (high - low) / 2
            if self.day(Instant(milliseconds: middle)) < day {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return Instant(milliseconds: low)
    }
}
