import Foundation

/// The command line: finds the command, runs it, turns its failure into two lines and an exit code.
@main
struct SaleTrail {
    static let version = "0.1.0"

    static let commands: [any Command.Type] = [
        DemoCommand.self, AccountAddCommand.self, AccountActivateCommand.self,
        AccountDeactivateCommand.self, AccountListCommand.self, AccountShowCommand.self,
        AccountSetCommand.self, AccountTokenAddCommand.self, AccountTokenListCommand.self,
        AccountTokenRevokeCommand.self, AccountRateSetCommand.self, AccountRateListCommand.self,
        AccountRateRemoveCommand.self,
        UserAddCommand.self, UserLinkCommand.self, UserListCommand.self, UserRemoveCommand.self,
        UserGrantCommand.self, UserRevokeCommand.self, AuditListCommand.self,
        LinksCommand.self, RewriteCommand.self, MergeCommand.self, ServeCommand.self,
        ReportCommand.self, ReportListCommand.self, ReportSalesCommand.self, HitsCommand.self,
        HitsAdmitCommand.self,
        SaleExplainCommand.self, TagCommand.self, TagVerifyCommand.self,
        TriggerClickCommand.self, TriggerSaleCommand.self, LiveCommand.self,
        ContactEmailsCommand.self, ContactExportCommand.self, ContactEraseCommand.self,
        ImportContactsCommand.self, ImportSalesCommand.self, ExportCommand.self,
        DatabaseStatsCommand.self, DatabaseVerifyCommand.self, DatabaseRefoldCommand.self,
        DatabaseBackupCommand.self, DatabaseRestoreCommand.self, DatabasePruneCommand.self,
        BenchRewriteCommand.self, BenchMergeCommand.self, BenchHTTPCommand.self,
        BenchJournalCommand.self, BenchFillCommand.self, BenchFoldCommand.self,
        BenchReportCommand.self,
    ]

    static func main() {
        // A reader of our output that goes away is an error to report, not a reason to die.
        signal(SIGPIPE, SIG_IGN)
        let console = Console()
        do throws(Failure) {
            try run(Array(CommandLine.arguments.dropFirst()), console)
        } catch {
            console.report(error)
            exit(error.code.rawValue)
        }
    }

    private static func run(_ words: [String], _ console: Console) throws(Failure) {
        switch words.first {
        case nil, "--help", "-h": return try console.print(Overview.text(commands))
        case "help": return try help(Array(words.dropFirst()), console)
        case "--version", "version": return try console.print("saletrail \(version)\n")
        default: break
        }
        guard let (command, rest) = find(words) else { throw unknown(words) }
        let arguments = try Arguments(
            rest, for: command.help, environment: ProcessInfo.processInfo.environment)
        if arguments.asksForHelp { return try console.print(command.help.text) }
        try command.run(arguments, console)
    }

    /// `saletrail help rewrite`.
    private static func help(_ words: [String], _ console: Console) throws(Failure) {
        if words.isEmpty { return try console.print(Overview.text(commands)) }
        if words == ["platforms"] { return try console.print(PlatformHelp.text) }
        guard let (command, _) = find(words) else { throw unknown(words) }
        try console.print(command.help.text)
    }

    /// The command with the longest name that `words` begin with.
    private static func find(_ words: [String]) -> (any Command.Type, [String])? {
        let matching = commands.filter { command in
            words.starts(with: command.help.words)
        }
        guard let command = matching.max(by: { $0.help.words.count < $1.help.words.count }) else {
            return nil
        }
        return (command, Array(words.dropFirst(command.help.words.count)))
    }

    private static func unknown(_ words: [String]) -> Failure {
        let group = commands.filter { $0.help.words.first == words.first }
        if !group.isEmpty {
            let names = group.map { "saletrail " + $0.help.name }.joined(separator: ", ")
            return .usage("saletrail \(words.joined(separator: " ")): which one?", try: names)
        }
        let near = Spelling.nearest(
            to: words[0], among: commands.compactMap { $0.help.words.first })
        return .usage(
            "there is no command \(words[0])",
            try: near.map { "did you mean \($0)?" } ?? "saletrail --help")
    }
}

extension CommandHelp {
    var words: [String] { name.split(separator: " ").map(String.init) }
}

/// The first page of help: all verbs by purpose.
enum Overview {
    static func text(_ commands: [any Command.Type]) -> String {
        let width = commands.map { $0.help.name.count }.max() ?? 0
        let lines = commands.map { command in
            let help = command.help
            let gap = String(repeating: " ", count: width - help.name.count + 2)
            return "  " + help.name + gap + help.summary
        }
        return """
            SaleTrail tells an email sender which campaign, link and contact brought each sale.

            Usage: saletrail COMMAND [options]

            \(lines.joined(separator: "\n"))

            Data is in --data DIR (or SALETRAIL_DATA; default ./saletrail-data).
            Every command has --help; saletrail help platforms lists the mail platforms.

            Example:
              saletrail demo

            """
    }
}
