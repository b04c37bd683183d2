extension FrameText {
    var spanish: String {
        switch self {
        case .skip: "Ir al contenido"
        case .navigation: "Navegación principal"
        case .tabs: "Páginas de esta subcuenta"
        case .crumbs: "Dónde está"
        case .accounts: "Subcuentas"
        case .noAccounts: "Todavía no hay ninguna subcuenta"
        case .askForGrant: "Pida a soporte que le dé acceso a la suya y recargue esta página."
        case .overview: "Resumen"
        case .name: "Nombre"
        case .shop: "Tienda"
        case .pixel: "Píxel de ventas"
        case .active: "activo"
        case .notActive: "sin activar"
        case .trackingDomain: "Dominio de seguimiento"
        case .timeZone: "Zona horaria"
        case .currency: "Moneda"
        case .language: "Idioma"
        case .asBrowser: "El del navegador"
        case .colours: "Colores"
        case .asDevice: "Los del dispositivo"
        case .light: "Claro"
        case .dark: "Oscuro"
        case .save: "Guardar"
        case .saved: "Guardado."
        case .signOut: "Cerrar sesión"
        case .signOutEverywhere: "Cerrar sesión en todas partes"
        case .copy: "Copiar"
        case .copied: "Copiado"
        }
    }
}

extension SignInText {
    var spanish: String {
        switch self {
        case .title: "Entrar"
        case .askForLink:
            "Se entra con un enlace que sirve una sola vez. Lo crea quien administra SaleTrail:"
        case .name: "NOMBRE"
        case .linkLife: "Vale 15 minutos y no hay contraseña."
        case .welcome: "Hola, {1}"
        case .once: "El enlace le ha traído hasta aquí. Sirve una sola vez, para este navegador."
        case .button: "Entrar como {1}"
        case .worthless: "Este enlace ya no sirve"
        }
    }
}

extension RoleText {
    var spanish: String {
        switch self {
        case .support: "Soporte"
        case .sender: "Remitente"
        case .shop: "Tienda"
        case .viewer: "Lector"
        case .supportMeaning: "ve todas las subcuentas, las activa y da acceso a las personas"
        case .senderMeaning: "envía boletines y lee las ventas de las subcuentas concedidas"
        case .shopMeaning: "instala la etiqueta y revisa los avisos de las subcuentas concedidas"
        case .viewerMeaning: "lee los informes de las subcuentas concedidas"
        }
    }
}

extension FailureText {
    var spanish: String {
        switch self {
        case .notFound: "Aquí no hay nada"
        case .notFoundHint:
            "Puede que la dirección esté mal escrita o que no tenga acceso a la subcuenta. "
                + "Soporte puede concedérselo."
        case .forbidden: "Su función no permite hacer esto"
        case .forbiddenHint: "Hable con soporte si lo necesita."
        case .staleForm: "Este formulario ha caducado"
        case .staleFormHint:
            "No se ha cambiado nada. Vuelva atrás, recargue la página y envíelo otra vez."
        case .invalid: "Hay algo que corregir"
        case .invalidHint: "No se ha cambiado nada. Vuelva atrás y corríjalo."
        case .unavailable: "Ahora mismo no se pueden leer los datos"
        case .unavailableHint:
            "Inténtelo dentro de un momento. Si sigue igual: saletrail db verify, y el registro."
        case .back: "Ir al inicio"
        }
    }
}
