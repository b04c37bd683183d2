/// What a shop runs on, as far as its tag differs.
enum ShopPlatform: String, CaseIterable {
    case html, woocommerce, shopify, prestashop, magento, gtm, php, liquid

    /// Where the tag goes.
    var place: String {
        switch self {
        case .html: "in the HTML of the thank-you page"
        case .woocommerce: "in functions.php of the child theme, or a snippets plugin"
        case .shopify: "in Settings > Customer events > Add custom pixel"
        case .prestashop: "at the end of order-confirmation.tpl of the theme"
        case .magento: "at the end of checkout/success.phtml of the theme"
        case .gtm: "in a tag of the kind Custom HTML, fired by the purchase event"
        case .php: "in the PHP of the thank-you page"
        case .liquid: "in the Liquid template of the thank-you page"
        }
    }

    /// Whether its pages are made by PHP that we can put a cookie snippet into.
    var runsPHP: Bool { [.woocommerce, .prestashop, .magento, .php].contains(self) }
}
