import Model

/// What became of a hit, in a word and in a sentence.
struct VerdictView {
    private let verdict: HitVerdict
    private let telling: HitTelling

    init(_ verdict: HitVerdict, _ telling: HitTelling) {
        self.verdict = verdict
        self.telling = telling
    }

    var title: String {
        switch verdict {
        case .credited: telling.say(HitText.credited)
        case .unattributed: telling.say(HitText.unattributed)
        case .setAside(.test): telling.say(HitText.test)
        case .setAside: telling.say(HitText.setAside)
        }
    }

    var badge: HTML {
        switch verdict {
        case .credited: "<span class=\"badge good\">\(title)</span>"
        case .unattributed: "<span class=\"badge warn\">\(title)</span>"
        case .setAside: "<span class=\"badge\">\(title)</span>"
        }
    }

    /// The reason as reports, API and documentation call it.
    var code: HTML {
        switch verdict {
        case .credited: .empty
        case .unattributed(let reason): "<code class=\"soft\">\(reason.rawValue)</code>"
        case .setAside(let reason): "<code class=\"soft\">\(reason.rawValue)</code>"
        }
    }

    var sentence: String {
        switch verdict {
        case .credited(let campaign, let link):
            telling.say(HitText.creditedTo, telling.name(campaign), link.description)
        case .unattributed(let reason): sentence(ReasonText(reason))
        case .setAside(let reason): sentence(ReasonText(reason))
        }
    }

    private func sentence(_ reason: ReasonText) -> String {
        let text = telling.say(reason)
        let advice = AdviceText(reason).map { " " + telling.say($0) } ?? ""
        return text.prefix(1).uppercased() + text.dropFirst() + "." + advice
    }
}

/// What could not be read in a hit.
struct NotesView {
    private let notes: [SaleNote]
    private let telling: HitTelling

    init(_ notes: [SaleNote], _ telling: HitTelling) {
        self.notes = notes
        self.telling = telling
    }

    var html: HTML {
        guard !notes.isEmpty else { return .empty }
        let words = notes.map { telling.say(NoteText($0)) }.joined(separator: "; ")
        return "<p class=\"hint warn\">\(telling.say(HitText.remarks)): \(words).</p>"
    }
}
