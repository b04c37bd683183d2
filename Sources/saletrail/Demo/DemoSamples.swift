import Foundation
import Mailing

/// The newsletters, contacts and products that the demo plays with.
struct DemoSamples {
    struct Newsletter {
        /// The file's name without ending: the campaign's key.
        let name: String
        let html: [UInt8]
    }

    struct Product {
        let name: String
        let cents: Int64
    }

    /// `zapateria-sol` first: its table is shown whole.
    let newsletters: [Newsletter]
    let contacts: [String]
    let contactFile: [UInt8]
    let products: [Product]

    init(_ folder: String) throws(Failure) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = names.filter { $0.hasSuffix(".html") }.sorted { left, right in
            (left.contains("sol") ? 0 : 1, left) < (right.contains("sol") ? 0 : 1, right)
        }
        guard !files.isEmpty else {
            throw Failure(
                "there are no newsletters in \(folder)",
                try: "run it in the checkout, or name the folder with --samples DIR", .badInput)
        }
        newsletters = try files.map { name throws(Failure) in
            let html = try InputFile.read(folder + "/" + name, called: "newsletter")
            return Newsletter(name: String(name.dropLast(5)), html: html)
        }
        let contactFile = try InputFile.read(folder + "/contacts.csv", called: "contact list")
        self.contactFile = contactFile
        contacts = try failing { () throws(MailingError) in
            try ContactList(ContactSource(contactFile)).references()
        }
        let file = try InputFile.read(folder + "/products.csv", called: "product list")
        let lines = try failing { () throws(MailingError) in try DelimitedText.records(file) }
        products = lines.dropFirst().compactMap { fields in
            guard fields.count >= 2, let price = Double(fields[1]) else { return nil }
            return Product(name: fields[0], cents: Int64((price * 100).rounded()))
        }
        guard !products.isEmpty else {
            throw Failure(
                "\(folder)/products.csv has no products", try: "columns product,price", .badInput)
        }
    }
}
