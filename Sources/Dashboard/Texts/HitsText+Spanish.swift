extension HitsText {
    var spanish: String {
        switch self {
        case .title: "Avisos"
        case .all: "Todos"
        case .uncredited: "Sin campaña"
        case .setAside: "Apartados"
        case .unattributed: "Sin atribuir"
        case .which: "Qué avisos se muestran"
        case .none: "No hay avisos"
        case .noneNext: "Cargue la página de gracias de la tienda con la etiqueta y vuelva aquí."
        case .time: "Hora"
        case .verdict: "Qué ha sido de él"
        case .sent: "Qué se envió"
        case .zone: "Los más recientes primero. Hora de {1}."
        case .credited: "atribuido"
        case .unattributedOne: "de ninguna campaña"
        case .setAsideOne: "apartado"
        case .admitTitle: "Contar avisos apartados"
        case .admitMeaning:
            "Cada uno se atribuye por su propia cookie; los repetidos siguen siéndolo."
        case .admit: "Contarlos"
        case .admitted: "{1} avisos admitidos. Estarán en los informes dentro de un momento."
        case .reason: "Por qué se apartaron"
        case .since: "Desde este día"
        case .sinceHint: "En {1}; vacío para todos"
        case .activateFirst: "Active antes el píxel de ventas."
        case .wrongReason: "Los avisos apartados por este motivo no son ventas."
        case .wrongDay: "Escriba el día así: 2026-11-21."
        }
    }
}

extension ReasonText {
    var spanish: String {
        switch self {
        case .missingAccount: "no indica ningún empId"
        case .unknownAccount: "no hay ninguna subcuenta con ese empId"
        case .notActivated: "el píxel no estaba activo"
        case .wrongHost: "llegó a otro dominio que el de seguimiento"
        case .headRequest: "alguien comprobó el píxel, nadie compró"
        case .prefetch: "la página se cargó por adelantado"
        case .unreadable: "su registro no se puede leer"
        case .repeated: "la página de gracias se volvió a cargar"
        case .test: "enviado para probar"
        case .lead: "un interés, no una compra"
        case .pending: "espera la confirmación de la tienda"
        case .rejected: "la tienda dice que la compra no se hizo"
        case .unknownOrder: "no consta ninguna venta de ese pedido"
        case .refund: "una devolución de otra venta"
        case .correction: "una corrección de otra venta"
        case .confirmation: "una confirmación de otra venta"
        case .otherCurrency: "la devolución está en otra moneda que la venta"
        case .noCookie: "no vino ni cookie ni identificador de clic"
        case .otherAccount: "solo vino la cookie de otra subcuenta"
        case .forgedCookie: "la cookie no se firmó aquí"
        case .linkNotForSales: "el enlace no cuenta ventas"
        case .outsideWindow: "el clic es demasiado antiguo"
        case .unknownClick: "el identificador del clic no es de esta subcuenta"
        case .noConsent: "el comprador no aceptó ser reconocido"
        case .afterSale: "el clic vino después de avisarse el pedido"
        }
    }
}
