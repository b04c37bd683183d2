import Foundation
import Model
import Reporting
import ShopTags
import Store

/// `saletrail tag verify PAGE`: what is wrong with the tag on a page.
struct TagVerifyCommand: Command {
    static let help = CommandHelp(
        "tag verify", "Say what is wrong with the tag on a page.",
        operands: [Operand(name: "PAGE")], options: [.account, .format(["text", "json"])],
        example: "saletrail tag verify https://shop.example/thank-you --account 4071",
        notes: """
            PAGE is a file, - for standard input, or an address (fetched by the system's curl: a
            tag that JavaScript puts there is not seen). Save a thank-you page in the browser and
            give the file where the page needs an order. Exit code 1 if anything is wrong.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let id = try arguments.account()
        let account = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).account(id)
        }
        let place = arguments.operand(0) ?? ""
        guard !place.isEmpty else {
            throw .usage("PAGE is empty", try: "a file, - for standard input, or an address")
        }
        let scheme = place.prefix { $0 != ":" }.lowercased()
        let isAddress = place.contains("://") && ["http", "https"].contains(scheme)
        let page = isAddress ? try FetchedPage.fetch(place) : try FetchedPage.file(place)
        let check = TagCheck(
            account: account, isSecurePage: !(isAddress && scheme == "http"))
        let findings = check.findings(ShopPage(html: page.html, policy: page.policy))
        try console.print(table(findings), clock: .utc, format: format)
        let problems = findings.filter(\.isProblem).count
        guard problems > 0 else { return console.note("Nothing wrong.") }
        throw Failure(
            "\(Count(Int64(problems), "problem")) with the tag",
            try: "saletrail tag --account \(id) prints a right one", .failed)
    }

    private static func table(_ findings: [TagCheck.Finding]) -> ReportTable {
        ReportTable(
            key: "findings", title: "Tags",
            columns: [
                Column(key: "kind", title: "", kind: .text),
                Column(key: "finding", title: "Finding", kind: .text),
            ],
            rows: findings.map { [.text($0.isProblem ? "wrong" : "tag"), .text($0.text)] })
    }
}

/// A page with its policy, from wherever it is.
private struct FetchedPage {
    let html: String
    let policy: String?
    /// Of the answer; 200 for a file.
    private let status: Int

    /// Seconds until a page must have come.
    private static let patience = "20"
    /// In bytes.
    private static let largestPage = "10000000"

    static func file(_ path: String) throws(Failure) -> FetchedPage {
        let bytes = try InputFile.read(path, called: "page")
        return FetchedPage(html: String(decoding: bytes, as: UTF8.self), policy: nil)
    }

    /// By curl: a TLS client of its own would not link statically.
    static func fetch(_ address: String) throws(Failure) -> FetchedPage {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "curl", "-sSL", "-i", "--max-time", patience, "--max-redirs", "5",
            "--max-filesize", largestPage, "-A",
            "Mozilla/5.0 (saletrail tag verify)", "--", address,
        ]
        process.standardOutput = output
        do { try process.run() } catch { throw missing(address) }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // 127: env found no curl.
        if process.terminationStatus == 127 { throw missing(address) }
        guard process.terminationStatus == 0 else {
            throw Failure(
                "\(address) cannot be fetched", try: "see curl's message above, or give a file",
                .inputOutput)
        }
        let page = FetchedPage(answer: String(decoding: data, as: UTF8.self))
        guard page.status < 400 else {
            throw Failure(
                "\(address) answers \(page.status)",
                try: "a page that needs an order: save it in the browser and give the file",
                .inputOutput)
        }
        return page
    }

    private static func missing(_ address: String) -> Failure {
        Failure(
            "fetching \(address) needs curl, which is not installed",
            try: "apt-get install curl, or save the page and give the file", .inputOutput)
    }

    private init(html: String, policy: String?, status: Int = 200) {
        self.html = html
        self.policy = policy
        self.status = status
    }

    /// The last answer after redirects: heads, each ended by an empty line, then the page.
    private init(answer: String) {
        var rest = answer[...]
        var head = Substring()
        while rest.hasPrefix("HTTP/"), let end = rest.range(of: "\r\n\r\n") {
            head = rest[..<end.lowerBound]
            rest = rest[end.upperBound...]
        }
        let line = head.split(separator: "\r\n").first {
            $0.lowercased().hasPrefix("content-security-policy:")
        }
        self.init(
            html: String(rest),
            policy: line.map { String($0.drop { $0 != ":" }.dropFirst()) },
            // RFC 9112, section 4: the version, then three digits.
            status: Int(head.drop { $0 != " " }.dropFirst().prefix(3)) ?? 200)
    }
}
