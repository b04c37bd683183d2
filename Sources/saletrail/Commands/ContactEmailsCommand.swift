import LinkRewriting
import Mailing
import Model
import Store

/// `saletrail contact emails FILE.csv`: whose address is whose, as hashes.
struct ContactEmailsCommand: Command {
    static let help = CommandHelp(
        "contact emails", "Let orders that name an e-mail address find the contact's clicks.",
        operands: [Operand(name: "FILE.csv")],
        options: [
            .account,
            Option(
                name: "contact-column", value: "NAME", help: "column of ids (default contact_id)"),
            Option(
                name: "email-column", value: "NAME", help: "column of addresses (default email)"),
        ],
        example: "saletrail contact emails contacts.csv --account 4071",
        notes: """
            Only the SHA-256 of each address is kept. Clicks from before are found after the report
            tables are folded again.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let account = try arguments.account()
        let path = arguments.operand(0) ?? ""
        let known = try AddressList(
            try InputFile.read(path, called: "contact list"), path: path,
            contacts: arguments["contact-column"] ?? "contact_id",
            addresses: arguments["email-column"] ?? "email"
        ).known
        try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).remember(addresses: known, of: account)
        }
        console.note("Known by their hashes: \(known.count) addresses of \(account).")
    }
}

/// Ids and addresses of a CSV file with a header.
private struct AddressList {
    private(set) var known: [(contact: String, address: OrderContact)] = []

    /// Rows without an address are passed over; errors name the line, never what is on it.
    init(
        _ file: [UInt8], path: String, contacts: String, addresses: String
    ) throws(Failure) {
        var records = try failing { () throws(MailingError) in try DelimitedText(file) }
        var record = FieldValues()
        guard try Self.next(&records, &record) else { throw Self.failure(path, "is empty") }
        let header = (0..<record.count).map { record.text($0) }
        let contact = try Self.index(of: contacts, in: header, path)
        let address = try Self.index(of: addresses, in: header, path)
        while try Self.next(&records, &record) {
            let text = record.text(address)
            guard text.contains(where: { $0 != " " }) else { continue }
            guard let found = OrderContact(text) else {
                throw Self.failure(path, "line \(records.line) has no e-mail address")
            }
            let reference = record.text(contact)
            guard ContactName(reference: reference) != nil else {
                throw Self.failure(path, "line \(records.line) has no usable contact id")
            }
            known.append((reference, found))
        }
    }

    private static func next(
        _ records: inout DelimitedText, _ record: inout FieldValues
    ) throws(Failure) -> Bool {
        do throws(MailingError) { return try records.next(into: &record) } catch {
            throw error.failure
        }
    }

    private static func index(
        of column: String, in header: [String], _ path: String
    ) throws(Failure) -> Int {
        let names = header.map { name in name.lowercased().filter { $0 != " " } }
        if let index = names.firstIndex(of: column.lowercased()) { return index }
        throw failure(path, "has no column \(column)")
    }

    private static func failure(_ path: String, _ what: String) -> Failure {
        Failure("\(path) \(what)", try: "saletrail contact emails --help", .badInput)
    }
}
