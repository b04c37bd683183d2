import Reporting

/// The keys of the report pages: one table for the addresses that they lead to, for the script,
/// which presses whatever carries the key, and for the help.
enum Shortcut: String, CaseIterable {
    // Raw values are keys as browsers name them (UI Events, KeyboardEvent.key), in lower case.
    case today = "d"
    case week = "w"
    case thirty = "t"
    case month = "m"
    case year = "y"
    case all = "a"
    case earlier = "arrowleft"
    case later = "arrowright"
    case compare = "x"
    case search = "/"
    case clear = "escape"
    case help = "?"

    /// What is written on the key.
    var cap: String {
        switch self {
        case .earlier: "←"
        case .later: "→"
        case .clear: "Esc"
        default: rawValue.uppercased()
        }
    }

    var text: ShortcutText {
        switch self {
        case .today: .today
        case .week: .week
        case .thirty: .thirty
        case .month: .month
        case .year: .year
        case .all: .all
        case .earlier: .earlier
        case .later: .later
        case .compare: .compare
        case .search: .search
        case .clear: .clear
        case .help: .help
        }
    }

    /// The days that the key chooses.
    var preset: ReportPeriod.Preset? {
        switch self {
        case .today: .today
        case .week: .last7Days
        case .thirty: .last30Days
        case .month: .month
        case .year: .year
        case .all: .all
        default: nil
        }
    }

    /// A list of all, folded away.
    static func list(_ visit: some Visiting) -> HTML {
        let rows: [HTML] = allCases.map {
            "<div><dt><kbd>\($0.cap)</kbd></dt><dd>\(visit.say($0.text))</dd></div>"
        }
        return """
            <details class="keys" data-key="\(Self.help.rawValue)">
            <summary>\(visit.say(ShortcutText.title))</summary>
            <dl>\(rows)</dl>
            </details>
            """
    }
}
