/// What bounds memory and time, whatever the input. All are counted from offsets in the document,
/// never from how it arrives, so that a stream and a whole document give the same output.
enum RewritingLimits {
    /// Bytes of one tag, comment or CDATA section, from `<` to `>`. Behind a longer one nothing is
    /// rewritten (`RewritingWarning.tooLong`).
    static let longestToken = 262_144
    /// Bytes behind a link's tag in which its text is looked for; a link that is still open there
    /// is judged by the text that was seen.
    static let linkTextReach = 65_536
    /// Bytes of a link's text that are gathered; more cannot become visible.
    static let linkTextSource = 2_000
    /// Bytes at the start that tell whether this is HTML at all.
    static let inputSample = 4_096
}
