import Testing

@testable import LinkRewriting

@Suite struct MergeTagTests {
    @Test(arguments: [
        "*|EMAIL|*", "{{ x }}", "{{{x}}}", "{{${x}}}", "{{ subscriber.email }}", "%%emailaddr%%",
        "%%=RedirectTo(@x)=%%", "%TAG%", "%ADDRESS%", "%recipient.x%", "[firstname,fallback=x]",
        "[email]", "[[data:x]]", "[[FIELD.14]]", "{contactfield=x}", "{{ .Subscriber.UUID }}",
        "##Unsubscribe##", "[*link.unsub_url*]", "<%asm_url%>", "<unsubscribe>", "-name-",
        "%7B%7Bx%7D%7D", "*%7CX%7C*", "{$x}", "$UNSUB$", "@FIRSTNAME@", "%DEAL_TITLE%",
    ])
    func isTag(_ text: String) {
        #expect(MergeTag.isTag(text))
    }

    @Test(arguments: [
        "", "x", "{{x", "x}}", "{{x}} ", "a{{x}}", "{% if a %}", "*|IF:A|*", "%20", "%C3%A1",
        "%20off%20", "[0]", "[", "{}", "--", "- name -", "<a href>", "{{#if a}}", "##",
        "%ELSE%", "%/IF%", "[else]", "[if:a=b]", "{IF[A==b]}", "@", "$$",
    ])
    func isNoTag(_ text: String) {
        #expect(!MergeTag.isTag(text))
    }

    @Test(arguments: [
        ("{{email}}", true), ("*|EMAIL|*", true), ("%%emailaddr%%", true),
        ("{{ subscriber.email }}", true), ("[email]", true), ("{{ contact.EMAIL_ADDRESS }}", true),
        ("{{correo}}", true), ("{{ user.mail }}", true), ("{{contact_id}}", false),
        ("*|UNIQID|*", false), ("{{ email_hash }}", false), ("email", false),
        ("{{ mailing }}", false),
    ])
    func looksLikeEmailTag(_ tag: String, _ expected: Bool) {
        #expect(MergeTag.looksLikeEmailTag(tag) == expected)
    }

    @Test(arguments: [
        ("/?a={{b}}&c=*|D|*", ["{{b}}", "*|D|*"]),
        ("/caf%C3%A9-x%20y", []),
        ("/?ids[]=1&f[color]=red&f[a][b]=2", []),
        ("/?list[red]&x=1", []),
        ("/[firstname]/?e=[email]", ["[firstname]", "[email]"]),
        ("/%C3%A1%%id%%%20", ["%%id%%"]),
        ("/?r=%recipient.x%20", ["%recipient.x%"]),
        ("/x#{{part}}", ["{{part}}"]),
        ("/zapatos-rojos-mujer", []), ("/-rojo-/@shop@/$PRICE$", []),
        ("/{$a}?b=${c}", ["{$a}", "${c}"]),
    ])
    func findsTags(_ url: String, _ expected: [String]) {
        let bytes = Array(url.utf8)
        let found = MergeTag.find(in: bytes)
        #expect(found.ranges.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
        #expect(!found.hasUnfinishedTag && !found.hasLogic)
    }
}
