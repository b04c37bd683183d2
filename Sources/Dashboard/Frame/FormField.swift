/// A labelled field of a form, with a hint and, after a failed try, what is wrong with it.
package struct FormField {
    private let name: String
    private let label: String
    private let type: String
    private let value: String
    private let hint: String
    private let error: String?
    private let isRequired: Bool

    /// `type` is one of HTML's (`text`, `search`, `date` …).
    package init(
        _ name: String, _ label: String, type: String = "text", value: String = "",
        hint: String = "", error: String? = nil, isRequired: Bool = true
    ) {
        self.name = name
        self.label = label
        self.type = type
        self.value = value
        self.hint = hint
        self.error = error
        self.isRequired = isRequired
    }

    /// Label, field, hint and error; the two last are read with the field (WCAG 3.3.1).
    package var html: HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>
        <input id="\(name)" name="\(name)" type="\(type)" value="\(value)" autocomplete="off" \
        aria-describedby="\(name)-hint" aria-invalid="\(error == nil ? "false" : "true")" \
        \("required", if: isRequired)>
        <div id="\(name)-hint">\(notes)</div></div>
        """
    }

    private var notes: HTML {
        let hint: HTML = hint.isEmpty ? .empty : "<small>\(hint)</small>"
        guard let error else { return hint }
        return "<p class=\"error\">\(error)</p>\(hint)"
    }
}

/// A labelled list of which one is chosen.
package struct FormChoice {
    private let name: String
    private let label: String
    private let options: [(value: String, title: String)]
    private let chosen: String

    /// `options` in their order, of which `chosen` is the value of one.
    package init(
        _ name: String, _ label: String, _ options: [(value: String, title: String)],
        chosen: String = ""
    ) {
        self.name = name
        self.label = label
        self.options = options
        self.chosen = chosen
    }

    /// Label and list.
    package var html: HTML {
        let options: [HTML] = options.map {
            """
            <option value="\($0.value)" \("selected", if: $0.value == chosen)>\($0.title)</option>
            """
        }
        return """
            <div class="field"><label for="\(name)">\(label)</label>
            <select id="\(name)" name="\(name)">
            \(options)
            </select></div>
            """
    }
}
