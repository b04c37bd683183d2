/// What marks a link that serves the reader and not the shop: unsubscribe, preferences, view in
/// browser. All in lower case, without accents, with single spaces.
package struct ServicePatterns: Sendable {
    package struct Patterns: Sendable {
        /// Found anywhere as whole words in a part of the address.
        package var addressWords: [String]
        /// A whole part of the address (a path segment, a query name or value, a host label).
        package var addressParts: Set<String>
        /// Found anywhere as whole words in the link text.
        package var textWords: [String]
        /// The whole link text.
        package var wholeTexts: Set<String>
        /// Found anywhere in a merge tag's name, in which only letters and digits count.
        package var tagNames: [String]
    }

    package var unsubscribe: Patterns
    package var preferences: Patterns
    package var viewInBrowser: Patterns

    /// English and Spanish, and the commonest words of German, French, Italian and Portuguese.
    package static let standard = ServicePatterns(
        unsubscribe: .unsubscribe, preferences: .preferences, viewInBrowser: .viewInBrowser)

    /// These patterns and the tags of a platform.
    func including(_ platform: Platform) -> ServicePatterns {
        var patterns = self
        patterns.unsubscribe.add(tags: platform.unsubscribe)
        patterns.preferences.add(tags: platform.preferences)
        patterns.viewInBrowser.add(tags: platform.viewInBrowser)
        return patterns
    }
}

extension ServicePatterns.Patterns {
    /// A shorter name stands in too many others: MailerLite's `{$url}` in `{$product_url}`.
    private static let shortestName = 6

    fileprivate mutating func add(tags: [String]) {
        let names = tags.map { $0.lowercased().filter { $0.isASCII && $0.isLetter } }
        tagNames += names.filter { $0.utf8.count >= Self.shortestName }
    }
}

extension ServicePatterns.Patterns {
    fileprivate static let unsubscribe = Self(
        addressWords: [
            "unsubscribe", "unsub", "unsubscription", "optout", "opt out", "darse de baja",
            "dar de baja", "darme de baja", "darsedebaja", "dardebaja", "desuscribir",
            "desuscribirse", "desuscribirme", "desuscripcion", "desuscribete", "desubscribir",
            "cancelar suscripcion", "cancelarsuscripcion", "cancelar la suscripcion",
            "anular suscripcion", "baja newsletter", "baja boletin", "newsletter baja", "abmelden",
            "abbestellen", "desabonnement", "desinscription", "disiscriviti", "disiscrizione",
        ],
        // "baja" alone: "bota de caña baja" is a shoe.
        addressParts: ["baja", "bajas", "unsubscribe", "unsub"],
        textWords: [
            "unsubscribe", "opt out", "optout", "stop receiving", "remove me", "darse de baja",
            "darme de baja", "dar de baja", "date de baja", "darte de baja", "darnos de baja",
            "de de baja", "cancelar suscripcion", "cancelar la suscripcion",
            "cancelar mi suscripcion", "cancelar tu suscripcion", "cancelar su suscripcion",
            "cancela tu suscripcion", "anular suscripcion", "anular la suscripcion",
            "anular mi suscripcion", "anular tu suscripcion", "desuscribirse", "desuscribirme",
            "desuscribirte", "desuscribir", "desuscribete", "dejar de recibir", "no recibir mas",
            "no deseo recibir", "no quiero recibir", "abmelden", "abbestellen", "se desabonner",
            "se desinscrire", "me desinscrire", "annulla iscrizione", "disiscriviti",
            "cancelar inscricao",
        ],
        wholeTexts: ["baja", "bajas"],
        tagNames: ["unsub", "optout", "desuscri", "darsedebaja", "listremove"])

    fileprivate static let preferences = Self(
        addressWords: [
            "email preferences", "mail preferences", "emailpreferences", "preference center",
            "preference centre", "preferencecenter", "subscription center", "manage preferences",
            "manage subscription", "manage subscriptions", "update preferences", "update profile",
            "subscription preferences", "preferencias de correo", "preferencias email",
            "gestionar preferencias", "gestionar suscripcion", "centro de preferencias",
        ],
        addressParts: ["preferences", "preferencias", "mis preferencias", "prefs"],
        textWords: [
            "manage preferences", "email preferences", "update preferences",
            "update your preferences", "manage your preferences", "manage subscription",
            "manage your subscription", "manage subscriptions", "subscription preferences",
            "change your preferences", "preference center", "gestionar preferencias",
            "gestionar mis preferencias", "gestiona tus preferencias", "gestionar suscripcion",
            "gestionar mi suscripcion", "preferencias de correo", "preferencias de email",
            "preferencias de suscripcion", "cambiar preferencias", "cambiar mis preferencias",
            "actualizar preferencias", "actualizar mis preferencias", "modificar preferencias",
            "actualiza tus preferencias",
        ],
        wholeTexts: ["preferences", "preferencias", "mis preferencias", "your preferences"],
        tagNames: [
            "preferenc", "updateprofile", "profilecenter", "managesub", "subscriptioncenter",
            "updatelink", "manageurl",
        ])

    fileprivate static let viewInBrowser = Self(
        addressWords: [
            "view in browser", "viewinbrowser", "view online", "viewonline", "web version",
            "webversion", "view email", "ver en navegador", "ver en el navegador", "ver online",
            "version web", "ver en linea",
        ],
        addressParts: ["webview", "webcopy"],
        textWords: [
            "view in browser", "view in your browser", "view it in your browser",
            "view this email in your browser", "view this email in browser", "view online",
            "view this email online", "read online", "view as a web page", "view web version",
            "ver en el navegador", "ver en navegador", "ver en tu navegador",
            "ver en su navegador", "verlo en el navegador", "verlo en tu navegador",
            "ver este correo en", "ver este email en", "ver online", "ver en linea",
            "ver la version web", "ver version web", "version online", "im browser ansehen",
        ],
        wholeTexts: ["web version", "version web", "webversion", "online version"],
        tagNames: [
            "webversion", "viewinbrowser", "viewonline", "viewemail", "archive", "webcopy",
            "messageurl", "webview", "weblink", "mirror", "browserlink", "viewaspage",
            "onlineversion", "cantread",
        ])
}
