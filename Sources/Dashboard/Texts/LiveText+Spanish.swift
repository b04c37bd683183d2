extension LiveText {
    var spanish: String {
        switch self {
        case .title: "En directo"
        case .lead: "Cargue ahora su página de gracias."
        case .leadMore:
            "Cada aviso aparece aquí en menos de un segundo, con lo que ha sido de él y por qué. "
                + "Añada testmode=1 a la etiqueta para probarla sin contar una venta."
        case .zone: "Horas de {1}"
        case .newest: "Últimos avisos"
        case .pause: "Pausar"
        case .goOn: "Continuar"
        case .refreshing: "Esta página se recarga sola cada 5 segundos."
        case .refresh: "Recargar cada 5 segundos"
        case .stopRefreshing: "Parar"
        case .older: "Avisos anteriores"
        case .newer: "Volver a los últimos"
        case .empty: "Todavía no hay avisos"
        case .emptyFilter: "No hay avisos así"
        case .emptyHint:
            "Abra la página de gracias con la etiqueta, o envíe una venta de prueba. Si no llega "
                + "nada, la etiqueta no está en la página o el navegador no la carga."
        case .testTitle: "Enviar una venta de prueba"
        case .testQuery: "Lo que enviaría la etiqueta"
        case .testHint:
            "El servicio la recibe como de la página de una tienda, marcada como prueba: no cuenta."
        case .testSend: "Enviar una venta de prueba"
        case .testSent: "La venta de prueba se ha registrado. Aparece abajo en un momento."
        case .testFailed:
            "El servicio no la ha registrado. Compruebe que saletrail serve funciona y escribe."
        case .testInvalid: "Una venta de prueba tiene como mucho {1} caracteres."
        case .latest: "El último: {1}, {2}"
        }
    }
}

extension HitText {
    var spanish: String {
        switch self {
        case .hit: "Aviso {1}"
        case .number: "Aviso"
        case .order: "Pedido"
        case .product: "Producto"
        case .quantity: "Unidades"
        case .amount: "Importe"
        case .state: "Resultado"
        case .refunded: "Reembolsado"
        case .net: "Neto"
        case .remarks: "No se puede leer tal como está"
        case .credited: "Atribuida"
        case .creditedTo: "Atribuida a la campaña {1}, enlace {2}."
        case .unattributed: "Venta sin campaña"
        case .setAside: "Apartado"
        case .test: "Prueba"
        case .why: "Por qué, y qué se envió"
        case .query: "Lo que se envió"
        case .parameters: "Sus parámetros"
        case .parameter: "Parámetro"
        case .value: "Valor"
        case .host: "Pedido a"
        case .at: "Hora"
        case .byClick: "Reconocida por"
        case .reports: "Todo lo que se avisó de ella"
        case .reportedBy: "Por"
        case .vouched: "Responde de ello"
        case .status: "Estado"
        case .takenAs: "Tomado como"
        case .theSale: "la venta"
        case .setAsideAs: "apartado"
        case .steps: "Cómo se buscó su clic"
        case .notLooked: "No se buscó ningún clic: lo avisado no es una venta."
        case .today:
            "Juzgado con los ajustes de hoy: si alguno ha cambiado desde entonces, esto es lo que "
                + "daría volver a calcular."
        case .noValue: "no se envió"
        case .deletedCampaign: "campaña {1}"
        case .stateSale: "una venta"
        case .statePartlyRefunded: "una venta, reembolsada en parte"
        case .stateRefunded: "una venta, reembolsada"
        case .formImage: "imagen"
        case .formPage: "marco"
        case .formScript: "script de la página"
        case .formServer: "servidor"
        case .formImport: "importación"
        case .trustNobody: "nadie"
        case .trustBadSignature: "nadie: la firma no es correcta"
        case .trustSignature: "la firma de la tienda"
        case .trustToken: "el token de la tienda"
        }
    }
}
