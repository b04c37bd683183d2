extension VerdictText {
    var spanish: String {
        switch self {
        case .missingAccount: "La etiqueta no envía un empId que se pueda leer."
        case .unknownAccount: "No hay ninguna subcuenta con este empId."
        case .notActivated:
            "El píxel de ventas de esta subcuenta no está activo. Soporte puede activarlo y "
                + "admitir lo que llegó antes."
        case .wrongHost:
            "La etiqueta llamó a otro dominio que el de seguimiento de la subcuenta. Cópiela otra "
                + "vez."
        case .headRequest:
            "Solo se pidió la cabecera: alguien comprobó la etiqueta, nadie compró."
        case .prefetch: "El navegador cargó la página antes de una visita que quizá no llegue."
        case .unreadable:
            "El registro no se puede leer: está dañado o es de una versión posterior."
        case .repeated:
            "El pedido ya se había avisado, como al recargar la página de gracias. "
                + "Cuenta una sola vez."
        case .test: "Enviado para probar: no cuenta nunca."
        case .lead: "Un interés, no una compra."
        case .pending: "Espera la palabra de la tienda: aprobado o rechazado."
        case .rejected: "La tienda dice que la compra no se hizo."
        case .unknownOrder: "Habla de un pedido que no se avisó, o no nombra ninguno."
        case .refund: "Un reembolso: se resta de la venta a la que pertenece."
        case .correction: "Una corrección de una venta avisada antes."
        case .confirmation: "Confirma una venta avisada antes."
        case .otherCurrency: "El reembolso está en otra moneda que la venta: no se resta."
        case .noCookie:
            "No llegó ni cookie ni identificador de clic de esta subcuenta. Abra antes un enlace "
                + "del boletín, en el mismo navegador."
        case .otherAccount: "Solo llegó la cookie de otra subcuenta."
        case .forgedCookie: "La cookie no la firmó esta instalación."
        case .linkNotForSales: "El enlace en el que se hizo clic no cuenta ventas."
        case .outsideWindow: "El clic es anterior a la ventana de atribución."
        case .unknownClick: "El identificador de clic que llegó no es de esta subcuenta."
        case .noConsent: "El comprador no aceptó que se le reconozca."
        }
    }
}

extension NoteText {
    var spanish: String {
        switch self {
        case .unreadableAmount: "el importe no es un número"
        case .ambiguousAmount:
            "el importe puede significar otra cosa: añada number_format=point o "
                + "number_format=comma"
        case .unreadableQuantity: "la cantidad no es un número entero"
        case .unknownCurrency: "la moneda no es un código como EUR"
        case .unreadableExtra: "impuestos, envío o descuento no son un importe"
        case .mixedCurrencies: "las líneas están en varias monedas"
        case .unevenLines: "PRODUCTO, CANTIDAD e IMPORTE no vienen en igual número"
        case .unknownStatus: "nadie conoce este estado: se toma como venta"
        case .unreadableTime: "la hora no se puede leer: cuenta la del aviso"
        case .unreadableEmail: "email no es ni una dirección ni un SHA-256: no se usa"
        }
    }
}

extension StepText {
    var spanish: String {
        switch self {
        case .consent: "Consentimiento"
        case .clickID: "Identificador de clic"
        case .cookie: "Cookie del navegador"
        case .contact: "El contacto del pedido"
        case .click: "Clic del {1} en el enlace {2} de {3}"
        case .model: "Modelo: {1}"
        case .result: "Resultado"
        case .yes: "sí"
        case .no: "no"
        case .absent: "ninguno"
        case .unrecognised: "no se puede reconocer al comprador"
        case .noClickID: "no llegó ningún identificador de clic"
        case .foreignClickID: "un identificador de clic que no es de esta subcuenta"
        case .signedClickID: "un identificador de clic firmado por nosotros"
        case .noCookie: "no llegó ninguna cookie"
        case .cookieClicks: "una cookie que recuerda {1} clics"
        case .noContact: "el pedido no nombra a ningún contacto que haya hecho clic"
        case .contactClicks: "el contacto del pedido ha hecho clic {1} veces"
        case .mayEarn: "puede ganar la venta"
        case .foreignCampaign: "su campaña no es de esta subcuenta"
        case .share: "{1}, enlace {2}, recibe {3}"
        case .shareOfNothing: "{1}, enlace {2}"
        case .lastClick: "último clic"
        case .firstClick: "primer clic"
        case .linear: "todos los clics por igual"
        case .position: "por posición"
        }
    }
}
