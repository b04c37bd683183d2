import Testing

@testable import Mailing

@Suite struct ContactListTests {
    static func read(_ text: String, column: String? = nil) throws -> ContactList {
        try ContactList(Array(text.utf8), column: column)
    }

    @Test(arguments: [
        "contact_id\na\nb\n", "contact_id\r\na\r\nb\r\n", "contact_id\ra\rb", "contact_id\na\nb",
        "\u{FEFF}contact_id\na\nb", "name,contact_id\nx,a\ny,b", "contact_id;name\na;x\nb;y",
        "name\tcontact_id\nx\ta\ny\tb", "\"contact_id\",\"name\"\n\"a\",\"x, y\"\n\"b\",\"\"",
        "name;contact_id\n\"x;\n\"\"y\"\"\";a\n;b", " Contact_ID ,x\n a\t,1\nb ,2",
        "id,contact_id\n9,a\n8,b", "ID\na\nb", "subscriber_id\na\nb",
        "\n\ncontact_id\n\na\n\nb\n\n",
        "\"name, and surname\";contact_id\nx;a\ny;b", "\ncontact_id;name\na;x\nb;y",
        "contact_id,name\na,5\" pipe\nb,y",
    ])
    func readsTheColumn(text: String) throws {
        let list = try Self.read(text)
        #expect(list.references == ["a", "b"] && list.repeated == 0)
    }

    @Test func readsLatin1() throws {
        let list = try ContactList(Array("contact_id;n\n".utf8) + [0xF1, 0x61, 0x3B, 0xE9, 0x0A])
        #expect(list.references == ["ña"])
        #expect(try Self.read("contact_id\nña").references == ["ña"])
    }

    @Test func takesTheNamedColumn() throws {
        let text = "contact_id,Kunde\n1,a\n2,b"
        #expect(try Self.read(text, column: "kunde").references == ["a", "b"])
        #expect(try Self.read(text).references == ["1", "2"])
        let error = failure { _ = try Self.read(text, column: "Cliente") }
        #expect(error?.description == "the contact list has no column Cliente")
    }

    @Test func everybodyComesOnce() throws {
        let list = try Self.read("id\nb\na\nb\nA\nb")
        #expect(list.references == ["b", "a", "A"] && list.repeated == 2)
    }

    /// Text, what is wrong, and the line where a person finds it.
    @Test(arguments: [
        ("", "the contact list is empty"), ("\n\n", "the contact list is empty"),
        ("name\nx", "the contact list has no column contact_id"),
        ("contact_id\n", "the contact list has a header but no contacts"),
        (
            "id\na\nx@shop.example",
            "line 3 of the contact list has an address where the contact's id should be"
        ),
        ("id,n\na,1\n,2", "line 3 of the contact list has no contact id"),
        ("n,id\n1,a\n2", "line 3 of the contact list has no contact id"),
        (
            "n,id\n\"1\n\n\",a\n2,x|y",
            "line 5 of the contact list has a contact id that is too long or holds "
                + "characters no id may have"
        ),
        ("n,id\n1,a\n\"2,b\n3,c", "line 3 of the contact list has a quote that is never closed"),
    ])
    func saysWhatIsWrong(text: String, description: String) {
        let error = failure { _ = try Self.read(text) }
        #expect(error?.description == description)
        #expect(error?.hint.contains("--contact-column") == true)
    }

    @Test func valuesAreNotRepeated() {
        for value in ["ana@shop.example", String(repeating: "ana", count: 30), "ana|x"] {
            let error = failure { _ = try Self.read("id\n\(value)") }
            #expect(error.map { !"\($0) \($0.hint)".contains("ana") } == true)
        }
    }
}
