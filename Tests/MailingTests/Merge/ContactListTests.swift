import Foundation
import LinkRewriting
import Testing

@testable import Mailing

@Suite struct ContactListTests {
    static func read(_ text: String, column: String? = nil) throws -> ContactList {
        try ContactList(ContactSource(Array(text.utf8)), .init(contact: column))
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
        #expect(try list.references() == ["a", "b"])
        #expect(list.count == 2 && list.repeated == 0)
    }

    @Test func readsLatin1() throws {
        let file = Array("contact_id;n\n1;a\n".utf8) + [0xF1, 0x61, 0x3B, 0x80, 0x0A]
        let list = try ContactList(ContactSource(file))
        #expect(try list.references() == ["1", "ña"])
        #expect(list.encoding == .windows1252)
        let utf8 = try Self.read("contact_id\nña")
        #expect(try utf8.references() == ["ña"])
        #expect(utf8.encoding == .utf8)
    }

    @Test func takesTheNamedColumn() throws {
        let text = "contact_id,Kunde\n1,a\n2,b"
        #expect(try Self.read(text, column: "kunde").references() == ["a", "b"])
        #expect(try Self.read(text).references() == ["1", "2"])
        let error = failure { _ = try Self.read(text, column: "Cliente") }
        #expect(error?.description == "the contact list has no column Cliente")
    }

    @Test func everybodyComesOnce() throws {
        let list = try Self.read("id\nb\na\nb\nA\nb")
        #expect(try list.references() == ["b", "a", "A"])
        #expect(list.count == 3 && list.repeated == 2)
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
        #expect(error?.hint.isEmpty == false)
    }

    /// Where mails are addressed, each contact has an address; and a column for them.
    @Test(arguments: [
        ("id,email\na,x@a.example", nil), ("id;Correo\na; x@a.example ", nil),
        ("id,mail,x\na,x.y+z@a-b.example,", nil),
        ("id,x\na,x@a.example", "the contact list has no column of addresses"),
        ("id,email\na,x@a.example\nb,", Self.noAddress),
        ("id,email\na,x@a.example\nb,x@y@z", Self.noAddress),
        ("id,email\na,x@a.example\nb,x y@a.example", Self.noAddress),
        ("id,email\na,x@a.example\nb,\"x@a.example\r\nBcc: y@b.example\"", Self.noAddress),
        ("id,email\na,x@a.example\nb,<x@a.example>", Self.noAddress),
        ("id,email\na,x@a.example\nb,ñ@a.example", Self.noAddress),
        ("id,email\na,x@a.example\nb,x@a..example", Self.noAddress),
    ])
    func addressesAreChecked(text: String, description: String?) {
        let error = failure {
            _ = try ContactList(ContactSource(Array(text.utf8)), .init(needsEmail: true))
        }
        #expect(error?.description == description)
        #expect(error?.hint.contains("example.com") != true)
    }

    private static let noAddress =
        "line 3 of the contact list has no address that a mail could go to"

    @Test func namedAddressColumnMustExist() {
        let error = failure {
            _ = try ContactList(ContactSource(Array("id\na".utf8)), .init(email: "Mail 2"))
        }
        #expect(error?.description == "the contact list has no column Mail 2")
    }

    /// A list of any length is read in pieces: fields lie across their borders, too.
    @Test func longFilesAreReadInPieces() throws {
        let path = NSTemporaryDirectory() + "saletrail-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let ids = (0..<40_000).map { "contact-\($0)-é" }
        let lines = ids.map { "\"\($0)\",\"x\n\"\"y\"" }
        try Data(("\u{FEFF}id,n\r\n" + lines.joined(separator: "\r\n")).utf8)
            .write(to: URL(filePath: path))
        let list = try ContactList(ContactSource(path: path))
        #expect(try list.references() == ids)
        let missing = failure { _ = try ContactSource(path: path + ".none") }
        #expect(missing?.description.hasSuffix("No such file or directory") == true)
        let folder = failure {
            _ = try ContactList(ContactSource(path: NSTemporaryDirectory()))
        }
        #expect(folder?.description.hasSuffix("Is a directory") == true)
    }

    @Test func endlessRecordsAreRefused() {
        let text = "id,n\na,\"" + String(repeating: "x", count: 1 << 20) + "\nb,1\n"
        let error = failure { _ = try Self.read(text) }
        #expect(error?.description.hasPrefix("line 2 of the contact list has a record") == true)
    }

    @Test func valuesAreNotRepeated() {
        for value in ["ana@shop.example", String(repeating: "ana", count: 30), "ana|x"] {
            let error = failure { _ = try Self.read("id\n\(value)") }
            #expect(error.map { !"\($0) \($0.hint)".contains("ana") } == true)
        }
    }
}
