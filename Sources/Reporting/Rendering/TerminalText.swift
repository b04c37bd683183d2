/// Text that is safe to write to a terminal, and how many columns it takes there.
package struct TerminalText {
    /// Without control and format characters.
    package let text: String
    let width: Int

    /// Cuts what is wider than `limit` and ends it with `…`.
    package init(_ unsafe: String, limit: Int = .max) {
        let safe = Self.safe(unsafe)
        let width = safe.reduce(0) { $0 + Self.width($1) }
        guard width > limit else {
            (text, self.width) = (safe, width)
            return
        }
        var cut = ""
        var used = 0
        for character in safe {
            let next = Self.width(character)
            guard used + next < limit else { break }
            cut.append(character)
            used += next
        }
        (text, self.width) = (cut + "…", used + 1)
    }

    /// Filled up with spaces to `width` columns.
    func padded(to width: Int, right: Bool) -> String {
        let space = String(repeating: " ", count: max(0, width - self.width))
        return right ? space + text : text + space
    }

    /// White space becomes a space. Control characters could steer the terminal (ECMA-48), and
    /// format characters turn the reading direction of the rest of the line (UAX #9): they
    /// become the replacement character. Only the joiners that emoji and Persian need stay.
    private static func safe(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case _ where scalar.properties.isWhitespace: result.append(" ")
            case _ where isJoiner(scalar): result.append(scalar)
            case .control, .format, .surrogate, .privateUse: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Columns of one character as terminals count them: East Asian wide characters and emoji
    /// take two (UAX #11), a combining mark alone takes none.
    private static func width(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        // U+FE0F asks for the emoji form (UTS #51, section 1.4.3).
        if scalars.contains(where: { isWide($0) || $0 == "\u{FE0F}" }) { return 2 }
        return scalars.allSatisfy(isCombining) ? 0 : 1
    }

    private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: isJoiner(scalar)
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{200C}" || scalar == "\u{200D}"
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x20000...0x3FFFD:
            true
        default: scalar.properties.isEmojiPresentation
        }
    }
}
