import Model

/// What a shop runs on, as far as its tag differs.
package enum ShopPlatform: String, CaseIterable, Sendable {
    case html, woocommerce, shopify, prestashop, magento, gtm, php, liquid

    /// As its makers write it.
    package var name: String {
        switch self {
        case .html: "HTML"
        case .woocommerce: "WooCommerce"
        case .shopify: "Shopify"
        case .prestashop: "PrestaShop"
        case .magento: "Magento"
        case .gtm: "Google Tag Manager"
        case .php: "PHP"
        case .liquid: "Liquid"
        }
    }

    /// Whether its pages are made by PHP that we can put a cookie snippet into.
    package var runsPHP: Bool { [.woocommerce, .prestashop, .magento, .php].contains(self) }

    /// Where the tag goes.
    package func place(_ language: Language) -> String {
        switch language {
        case .english: english
        case .spanish: spanish
        }
    }

    private var english: String {
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

    private var spanish: String {
        switch self {
        case .html: "en el HTML de la página de gracias"
        case .woocommerce: "en functions.php del tema hijo, o en un plugin de fragmentos"
        case .shopify: "en Configuración > Eventos de clientes > Agregar píxel personalizado"
        case .prestashop: "al final de order-confirmation.tpl del tema"
        case .magento: "al final de checkout/success.phtml del tema"
        case .gtm: "en una etiqueta HTML personalizado, activada por el evento de compra"
        case .php: "en el PHP de la página de gracias"
        case .liquid: "en la plantilla Liquid de la página de gracias"
        }
    }
}
