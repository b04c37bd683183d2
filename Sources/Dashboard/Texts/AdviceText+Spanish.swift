extension AdviceText {
    var spanish: String {
        switch self {
        case .activate:
            "Pida a soporte que active el píxel: lo que llegó antes también se podrá "
                + "contar."
        case .copyTag:
            "Copie otra vez la etiqueta: debe nombrar el empId y llamar al dominio de "
                + "seguimiento."
        case .once: "Un pedido cuenta una sola vez, por muchas veces que se cargue la página."
        case .clickFirst:
            "Abra antes un enlace del boletín, en el mismo navegador; y que la tienda "
                + "devuelva el identificador del clic, como hace la etiqueta."
        case .countLink: "El remitente puede hacer que cuente ventas."
        case .window: "Soporte puede fijar una ventana de atribución más larga."
        case .passID:
            "Devuelva el identificador del clic tal como lo recibió la página de llegada."
        case .sendOrder: "Envíe el identificador de pedido con el que se avisó la venta."
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
        case .cutShort: "la consulta es demasiado larga: faltan líneas y no hay suma"
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
        case .cookieClicks: "una cookie; clics que recuerda: {1}"
        case .noContact: "el pedido no nombra a ningún contacto que haya hecho clic"
        case .contactClicks: "clics del contacto del pedido: {1}"
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
