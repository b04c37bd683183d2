import Model

/// What became of a hit, in a word and in a sentence.
struct VerdictView {
    private let verdict: HitVerdict
    private let context: HitContext

    init(_ verdict: HitVerdict, _ context: HitContext) {
        self.verdict = verdict
        self.context = context
    }

    var title: String {
        switch verdict {
        case .credited: context.say(HitText.credited)
        case .unattributed: context.say(HitText.unattributed)
        case .setAside(.test): context.say(HitText.test)
        case .setAside: context.say(HitText.setAside)
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
            context.say(HitText.creditedTo, context.name(campaign), link.description)
        case .unattributed(let reason): context.say(ReasonText(reason))
        case .setAside(let reason): context.say(ReasonText(reason))
        }
    }
}

/// What could not be read in a hit.
struct NotesView {
    private let notes: [SaleNote]
    private let context: HitContext

    init(_ notes: [SaleNote], _ context: HitContext) {
        self.notes = notes
        self.context = context
    }

    var html: HTML {
        guard !notes.isEmpty else { return .empty }
        let words = notes.map { context.say(NoteText($0)) }.joined(separator: "; ")
        return "<p class=\"hint warn\">\(context.say(HitText.remarks)): \(words).</p>"
    }
}
