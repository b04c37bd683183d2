extension LiveText {
    var english: String {
        switch self {
        case .title: "Live"
        case .lead: "Load your thank-you page now."
        case .leadMore:
            "Each hit appears here within a second, with what became of it and why. "
                + "Add testmode=1 to the tag to try it out without counting a sale."
        case .zone: "Times in {1}"
        case .newest: "Newest hits"
        case .pause: "Pause"
        case .goOn: "Go on"
        case .refreshing: "This page loads itself again every 5 seconds."
        case .refresh: "Load again every 5 seconds"
        case .stopRefreshing: "Stop"
        case .older: "Older hits"
        case .newer: "Back to the newest"
        case .empty: "No hit yet"
        case .emptyFilter: "No such hit"
        case .emptyHint:
            "Open the thank-you page with the tag, or send a test sale. If nothing comes, the tag "
                + "is not on the page, or the browser does not load it."
        case .testTitle: "Send a test sale"
        case .testQuery: "What the tag would send"
        case .testHint:
            "The service gets it as from a shop’s page, marked as a test: never counted."
        case .testSend: "Send a test sale"
        case .testSent: "The test sale was recorded. It stands below in a moment."
        case .testFailed:
            "The service did not record it. See that saletrail serve runs and can write."
        case .testInvalid: "A test sale has at most {1} characters."
        case .latest: "Newest: {1}, {2}"
        }
    }
}

extension HitText {
    var english: String {
        switch self {
        case .hit: "Hit {1}"
        case .number: "Hit"
        case .order: "Order"
        case .product: "Product"
        case .quantity: "Pieces"
        case .amount: "Amount"
        case .state: "Result"
        case .refunded: "Refunded"
        case .net: "Net"
        case .remarks: "Could not be read as it stands"
        case .credited: "Credited"
        case .creditedTo: "Credited to campaign {1}, link {2}."
        case .unattributed: "Sale of no campaign"
        case .setAside: "Set aside"
        case .test: "Test"
        case .why: "Why, and what was sent"
        case .query: "What was sent"
        case .parameters: "Its parameters"
        case .parameter: "Parameter"
        case .value: "Value"
        case .host: "Asked on"
        case .at: "Time"
        case .byClick: "Recognised by"
        case .reports: "All that was reported of it"
        case .reportedBy: "By"
        case .vouched: "Vouched for by"
        case .status: "Status"
        case .takenAs: "Taken as"
        case .theSale: "the sale"
        case .setAsideAs: "set aside"
        case .steps: "How its click was looked for"
        case .notLooked: "No click was looked for: what was reported is no sale."
        case .today:
            "Judged by today’s settings: where one was changed since, this is what folding again "
                + "would give."
        case .noValue: "not sent"
        case .deletedCampaign: "campaign {1}"
        case .stateSale: "a sale"
        case .statePartlyRefunded: "a sale, partly refunded"
        case .stateRefunded: "a sale, refunded"
        case .formImage: "image"
        case .formPage: "frame"
        case .formScript: "script"
        case .formServer: "server"
        case .formImport: "import"
        case .trustNobody: "nobody"
        case .trustBadSignature: "nobody: the signature is wrong"
        case .trustSignature: "the shop’s signature"
        case .trustToken: "the shop’s token"
        }
    }
}
