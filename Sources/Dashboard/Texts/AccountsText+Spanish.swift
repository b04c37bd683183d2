extension AccountsText {
    var spanish: String {
        switch self {
        case .addFirst:
            "Añada la primera: hacen falta su empId, su tienda y un dominio de seguimiento."
        case .noneFound: "No se ha encontrado nada"
        case .searchLess: "Busque algo más corto o elija otro estado."
        case .more: "Las primeras {1} de {2}. Busque para ver las demás."
        case .waiting: "Pendientes de activar"
        case .askedBy: "La pidió {1},"
        case .add: "Añadir subcuenta"
        case .added: "La subcuenta está creada. Ahora revísela y active su píxel."
        case .search: "empId, nombre o dominio"
        case .any: "Todas"
        case .find: "Buscar"
        case .window: "Días tras el clic"
        case .nobody: "Nadie, salvo soporte."
        case .whoSees: "Quién la ve"
        case .grantOthers: "Dar acceso a otras personas"
        case .changes: "Qué se ha cambiado"
        case .numberHint: "Solo cifras, por ejemplo 4071: va en la etiqueta de la tienda."
        case .numberTaken: "Ya hay una subcuenta con ese número."
        case .wrongNumber: "Escriba solo cifras, por ejemplo 4071."
        case .wrongName: "Escriba un nombre de hasta 100 caracteres."
        case .wrongHost: "Escriba solo el nombre, sin https://, por ejemplo track.tienda.example."
        case .shopHint: "El dominio de la tienda, por ejemplo tienda.example"
        case .trackingHint: "Mejor un subdominio de la tienda, por ejemplo track.tienda.example"
        case .zoneHint: "Decide cuándo empieza el día: un nombre IANA como Europe/Madrid"
        case .wrongZone: "Escriba un nombre IANA como Europe/Madrid o UTC."
        case .moneyHint: "La de los importes que no indican ninguna: EUR, USD…"
        case .wrongCurrency: "Escriba un código de tres letras como EUR."
        case .request: "Pedir a soporte que lo active"
        case .requested: "Soporte ya ve su petición."
        case .activate: "Activar el píxel de ventas"
        case .activated: "El píxel de ventas está activo. Las ventas cuentan desde ahora."
        case .deactivate: "Desactivar"
        case .deactivated: "El píxel de ventas está apagado. Sus avisos se apartan desde ahora."
        case .countThem: "Contar los avisos anteriores"
        case .sameSite: "{1} es del mismo sitio que {2}, a juzgar por los nombres."
        case .otherSite: "{1} es de otro sitio que {2}, a juzgar por los nombres."
        case .reachClickID:
            "Se pueden atribuir ventas en casi todos los navegadores, si la tienda devuelve el "
                + "identificador del clic."
        case .reachSameSite: "Se pueden atribuir ventas en casi todos los navegadores."
        case .reachThirdParty:
            "Se pueden atribuir ventas en unos dos tercios de los navegadores: Chrome y similares, "
                + "sin sus ventanas privadas, y nunca en Safari ni Firefox."
        case .raiseReach:
            "Para llegar a casi todos: use un subdominio de la tienda como dominio de seguimiento, "
                + "o haga que los enlaces lleven el identificador del clic "
                + "(saletrail account set {1} --landing-click-id on)."
        case .waitingHits: "Hay {1} avisos apartados porque el píxel no estaba activo."
        case .astrayHits: "{1} avisos llegaron a otro dominio que {2}."
        case .checkDomain: "Comprobar el dominio de seguimiento"
        case .domainTitle: "Comprobación del dominio"
        case .domainFound: "El nombre existe y lleva a {1}. Debería ser su proxy."
        case .domainUnknown:
            "El nombre no existe. Pida un registro CNAME o A a quien lleva el dominio de la tienda."
        case .domainNoAnswer:
            "El sistema de nombres no respondió en 3 segundos. Inténtelo otra vez."
        case .arrived: "El último aviso por este dominio llegó el"
        case .nothingArrived:
            "Aún no ha llegado ningún aviso por este dominio. "
                + "Abra https://{1}/robots.txt para probarlo."
        }
    }
}
