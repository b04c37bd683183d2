/// Passing over tags of which only the end matters: nearly all tags of a newsletter.
extension HTMLScanner {
    /// Moves `position` behind the start tags without traits of `acted` and behind all end tags, up
    /// to the first other markup; gives whether there was a start tag. For ordinary text only, and
    /// while nothing depends on which elements are open.
    mutating func skipTags(
        without acted: ElementTraits, _ table: ElementTable
    ) -> Bool {
        var hasStartTags = false
        while textMode == .data,
            let less = bytes.firstIndex(of: Byte.less, in: position..<end), less &+ 2 < end
        {
            let isEnd = bytes[less &+ 1] == Byte.slash
            let start = less &+ (isEnd ? 2 : 1)
            guard bytes[start].isASCIILetter else { break }
            var nameEnd = start
            if !isEnd {
                let name = name(at: start)
                if name.0.isVML || !table[name.0].isDisjoint(with: acted) { break }
                nameEnd = name.end
            }
            guard let greater = isEnd ? endOfEndTag(from: start) : endOfTag(from: nameEnd),
                greater &- less < RewritingLimits.longestToken
            else { break }
            hasStartTags = hasStartTags || !isEnd
            position = greater &+ 1
        }
        return hasStartTags
    }

    /// As `endOfTag`, where the name is of no interest: it ends at once, or is looked at again.
    @inline(__always)
    private mutating func endOfEndTag(from start: Int) -> Int? {
        guard
            let at = bytes.firstIndex(of: Byte.greater, or: Byte.equals, in: start..<end)
        else { return nil }
        // Without an equals sign no quoted value begins (13.2.5.35).
        return bytes[at] == Byte.greater ? at : endOfTag(from: name(at: start).end)
    }
}
