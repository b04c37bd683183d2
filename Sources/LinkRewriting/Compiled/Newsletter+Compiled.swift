/// A newsletter cut for one mail per contact, and what the sender should know about it.
package struct CompiledNewsletter: Sendable {
    package let template: MergeTemplate
    /// Each once.
    package let warnings: [MergeWarning]
    /// Whether it is UTF-8: only then can it stand in JSON.
    package let isUTF8: Bool
}

/// A tracked link of a compiled newsletter: `before`, the contact's stamp, `after`, and the
/// parameters. Neither part may need quoting: no space, quote, `<`, `>`, `=`, `&`, backtick, `--`.
package struct LinkFrame: Sendable {
    let before: [UInt8]
    let after: [UInt8]
    let parameters: [TransitionValue.Parameter]

    package init(before: String, after: String, parameters: [TransitionValue.Parameter]) {
        self.before = Array(before.utf8)
        self.after = Array(after.utf8)
        self.parameters = parameters
    }
}

extension Newsletter {
    /// The `{{…}}` tags of a newsletter that merge would fill in, as they are written, but whose
    /// column `columns` has not.
    package static func tagsWithoutColumn(
        in html: [UInt8], _ columns: ColumnNames
    ) -> [ColumnTag] {
        var seen: Set<String> = []
        return columnTags(in: html, isASCII: false).placed.map(\.tag).filter {
            columns.index(of: $0.name) == nil && seen.insert($0.name).inserted
        }
    }

    /// The newsletter cut for one mail per contact: each tracked link as `frame` says (`nil`: it
    /// stays), each tag of a column a slot. Tags of no column stay as they are.
    package func compiled(
        columns: ColumnNames, frame: (FoundLink) -> LinkFrame?
    ) -> CompiledNewsletter {
        let isUTF8 = String(validating: html, as: UTF8.self) != nil
        let tags = Self.columnTags(in: html, isASCII: !isUTF8)
        var compiler = TemplateCompiler(html, columns)
        for link in links where link.isTracked {
            if let frame = frame(link) { compiler.add(link, frame) }
        }
        compiler.add(tags)
        let (template, warnings) = compiler.finish()
        var seen: Set<MergeWarning> = []
        return CompiledNewsletter(
            template: template,
            warnings: warnings.filter { seen.insert($0).inserted },
            isUTF8: isUTF8)
    }

    private static func columnTags(in html: [UInt8], isASCII: Bool) -> ColumnTagFinder {
        html.withUnsafeBufferPointer { bytes in
            var finder = ColumnTagFinder(bytes, in: bytes.indices, isASCII: isASCII)
            finder.run()
            return finder
        }
    }
}

extension MergeTemplate {
    /// A line of text, for instance a subject, whose tags are filled in; with `isAddress` a URL.
    /// Also gives the tags whose column `columns` has not: they stay as they are.
    package static func line(
        _ text: String, _ columns: ColumnNames, isAddress: Bool = false
    ) -> (template: MergeTemplate, unknown: [ColumnTag]) {
        var template = MergeTemplate()
        var unknown: [ColumnTag] = []
        let bytes = Array(text.utf8)
        let form = ValueForm(syntax: isAddress ? .address : .line)
        var at = 0
        while at < bytes.count {
            let tag = bytes.withUnsafeBufferPointer { ColumnTag(opening: $0[at...]) }
            guard let tag else {
                template.append([bytes[at]])
                at += 1
                continue
            }
            if let column = columns.index(of: tag.name) {
                template.append(column: column, form, fallback: form.encoded(tag.fallback ?? []))
            } else {
                unknown.append(tag)
                template.append(tag.source)
            }
            at += tag.source.count
        }
        return (template, unknown)
    }
}
