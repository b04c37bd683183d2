import LinkRewriting

/// `saletrail help platforms`: the mail platforms whose merge tags are known.
enum PlatformHelp {
    static var text: String {
        let platforms = Platform.all.sorted { $0.name < $1.name }
        let rows = platforms.map { [$0.name, $0.contactTag ?? "–", $0.fieldTag] }
        let lines = aligned([["NAME", "Contact's id", "A field of your own"]] + rows)
        let aliases = platforms.filter { !$0.aliases.isEmpty }.map {
            "  \($0.title): \(([$0.name] + $0.aliases).joined(separator: ", "))"
        }
        return """
            Mail platforms, for --platform NAME with links, rewrite and merge.

            \(lines.joined(separator: "\n"))

            With --platform only that platform's merge tags are taken for tags, its own
            unsubscribe, preferences and view-in-browser tags are known, and rewrite names the
            contact by the tag under "Contact's id" unless --contact-tag says otherwise
            (--contact-tag none: by no tag). Where there is a dash, give a field of your own
            that holds the contact's id. Without --platform every tag that cannot be mistaken
            is recognised. Look tags up in your platform, and send yourself a test.

            Other names:
            \(aliases.joined(separator: "\n"))

            """
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row.dropLast(), widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            return "  " + (cells + row.suffix(1)).joined(separator: "  ")
        }
    }
}
