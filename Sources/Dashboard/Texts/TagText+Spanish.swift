extension TagText {
    var spanish: String {
        switch self {
        case .title: "Obtener la etiqueta"
        case .lead:
            "Qué pega la tienda y dónde, para que cada venta encuentre el boletín del que viene."
        case .platform: "La tienda funciona con"
        case .choose: "Mostrar"
        case .thankYou: "La página de gracias"
        case .landing: "Todas las páginas, o al menos aquellas a las que llevan los boletines"
        case .landingMeaning:
            "Guarda el identificador del clic en una cookie de la propia tienda, para reconocer "
                + "las ventas en cualquier navegador."
        case .policy: "Si la tienda envía una Content-Security-Policy, añada"
        case .policyMeaning: "Sin estas líneas el navegador no carga la etiqueta."
        case .server: "O desde el servidor de la tienda"
        case .serverMeaning:
            "Funciona aunque haya bloqueadores de anuncios, y permite corregir y reembolsar. "
                + "Ponga el token, y el identificador del clic que guarda el pedido."
        case .newToken: "Crear un token"
        case .copy: "Copiar"
        case .copied: "Copiado"
        case .notActive:
            "El píxel de ventas aún no está activo: los avisos se guardan, pero apartados. "
                + "Lo activa soporte."
        case .noClickID:
            "{1} es otro sitio que {2} y los enlaces aún no llevan el identificador del clic: solo "
                + "se reconocerá a quien use Chrome o similares. Pida a soporte que lo active."
        case .then: "Después, véalo funcionar"
        }
    }
}
