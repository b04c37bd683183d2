import Foundation
import Mailing
import Model
import Reporting
import Service
import Store

/// `saletrail demo`: the whole trail in a temporary folder, played and checked.
struct DemoCommand: Command {
    static let help = CommandHelp(
        "demo", "Play a campaign over real HTTP in a temporary folder and show its SALES tables.",
        options: [
            Option(name: "once", value: nil, help: "end by itself instead of waiting for Ctrl-C"),
            Option(
                name: "samples", value: "DIR",
                help: "newsletters, contacts.csv and products.csv\n(default ./sample-campaigns)"),
            Option(
                name: "listen", value: "HOST:PORT", help: "where (default 127.0.0.1:0, a free port)"
            ),
        ],
        example: "saletrail demo --once",
        notes: """
            Nothing outside the temporary folder is touched, and it is removed at the end. The
            numbers of the report are compared with what was played; a difference is an error.
            """, usesDataFolder: false)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let signals = StopSignals()
        let samples = try DemoSamples(arguments["samples"] ?? "sample-campaigns")
        let folder =
            FileManager.default.temporaryDirectory.path
            + "/saletrail-demo-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let stage = try DemoStage(
            samples, folder: DataFolder(path: folder),
            address: arguments["listen"] ?? "127.0.0.1:0", console)
        defer { stage.stop() }
        let played = try play(samples, stage, console)
        try show(stage, console)
        try DemoCheck(stage, played).run(console)
        try console.print(stage.guide)
        if arguments.has("once") { return }
        console.note("Ctrl-C ends the demo and removes its folder.")
        signals.wait()
    }

    private static func play(
        _ samples: DemoSamples, _ stage: DemoStage, _ console: Console
    ) throws(Failure) -> DemoLedger {
        console.note("Playing \(samples.contacts.count) contacts over http://\(stage.address) …")
        var bar = ProgressBar(console, total: samples.contacts.count)
        var play = DemoPlay(stage, products: samples.products)
        for (index, contact) in samples.contacts.enumerated() {
            try play.visit(of: contact, index)
            bar.show(index + 1)
        }
        return play.ledger
    }

    private static func show(_ stage: DemoStage, _ console: Console) throws(Failure) {
        let main = try stage.report(DemoStage.shop, campaign: stage.mailings[0].campaign.key)
        try console.print(TextRenderer().render(main) + "\n")
        let all = try stage.report(DemoStage.shop, campaign: nil)
        let overview = Report(
            title: "All campaigns of \(DemoStage.shop)",
            tables: all.tables.filter {
                ["totals", "campaigns", "set_aside"].contains($0.key)
            }, clock: all.clock)
        try console.print(TextRenderer().render(overview) + "\n")
    }
}
