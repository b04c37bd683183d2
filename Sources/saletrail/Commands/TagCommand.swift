import Model
import ShopTags
import Store

/// `saletrail tag`: what a shop pastes where.
struct TagCommand: Command {
    private static let platforms = ShopPlatform.allCases.map(\.rawValue)

    static let help = CommandHelp(
        "tag", "Print the tag, the click id's cookie and the policy lines for a shop.",
        options: [
            .account,
            Option(
                name: "platform", value: "NAME",
                help: platforms.joined(separator: ", ") + "\n(default html)"),
        ],
        example: "saletrail tag --account 4071 --platform woocommerce",
        notes: "saletrail tag verify says what is wrong with a tag on a page.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let name = arguments["platform"] ?? platforms[0]
        guard let platform = ShopPlatform(rawValue: name.lowercased()) else {
            let short = platforms.filter { $0.hasPrefix(name.lowercased()) }
            let near =
                short.count == 1
                ? short[0] : Spelling.nearest(to: name.lowercased(), among: platforms)
            throw .usage(
                "--platform \(name): unknown",
                try: near.map { "did you mean \($0)?" } ?? platforms.joined(separator: ", "))
        }
        let id = try arguments.account()
        let account = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).account(id)
        }
        try console.print(ShopTag(account: account, platform: platform).text)
        if !account.isActive {
            console.note("The pixel is not active yet: saletrail account activate \(id)")
        }
        if account.sales.landingParameter == nil && !account.isSameSite {
            console.note(
                "Newsletter links do not carry the click's id yet, and \(account.trackingHost) is "
                    + "another site than \(account.shopHost):\n"
                    + "saletrail account set \(id) --landing-click-id on")
        }
    }
}
