import Model
import Reporting

/// Parts of pages that look the same everywhere.
extension Visiting {
    /// A table in a box of its own that scrolls, which the keyboard must reach (WCAG 2.1.1);
    /// `rows` are whole `<tr>` elements. One that `stacks` has its cells below each other where
    /// there is no room.
    package func table(
        _ label: String, head: [String], rows: [HTML], stacks: Bool = false
    ) -> HTML {
        let cells: [HTML] = head.map { "<th scope=\"col\">\($0)</th>" }
        return """
            <div class="scroll" role="region" tabindex="0" aria-label="\(label)">
            <table class="\(stacks ? "stack" : "")">
            <thead><tr>\(cells)</tr></thead>
            <tbody>
            \(rows)
            </tbody>
            </table>
            </div>
            """
    }

    /// What stands where there is nothing yet: what is missing, and the next step.
    package func empty(_ title: String, _ next: String, action: HTML = .empty) -> HTML {
        """
        <div class="card empty"><p><strong>\(title)</strong>\(next)</p>\(action)</div>
        """
    }

    /// A button that posts, with nothing to fill in; `style` is `plain`, `danger` or empty.
    package func button(_ action: String, _ title: String, style: String = "") -> HTML {
        form(action, "<button class=\"\(style)\">\(title)</button>")
    }

    /// An instant as the clock of a zone shows it, in UTC where there is no such zone.
    package func time(_ instant: Instant, zone: String = "UTC") -> HTML {
        let clock: ReportClock
        do throws(ReportClockError) {
            clock = try ReportClock(timeZone: zone)
        } catch {
            return "\(ReportClock.utc(instant))"
        }
        let text = LocalFormat(language).minute(instant, clock)
        return "<time datetime=\"\(ReportClock.utc(instant))\">\(text)</time>"
    }

    /// `1,234` or `1.234`.
    package func number(_ number: Int64) -> String { LocalFormat(language).integer(number) }
}
