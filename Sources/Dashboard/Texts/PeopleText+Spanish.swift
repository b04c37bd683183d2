extension UsersText {
    var spanish: String {
        switch self {
        case .title: "Usuarios"
        case .name: "Nombre"
        case .role: "Función"
        case .signedIn: "Última entrada"
        case .never: "nunca"
        case .all: "todas"
        case .add: "Añadir usuario"
        case .added: "{1} ya está. Ahora cree un enlace de entrada y envíeselo."
        case .nameHint: "Como aparece la persona en la lista de cambios"
        case .accountsHint:
            "empId separados por comas, por ejemplo 4071, 4072; soporte las ve todas"
        case .wrongName: "Escriba un nombre de 1 a 60 caracteres."
        case .wrongRole: "Elija una función."
        case .nameTaken: "Ya hay un usuario {1}."
        case .noAccount: "No hay ninguna subcuenta {1}."
        case .makeLink: "Crear un enlace de entrada"
        case .linkOnce: "El enlace, que solo se muestra esta vez"
        case .linkLife: "Envíelo a {1}. Sirve una sola vez, durante 15 minutos."
        case .grant: "Dar acceso"
        case .grantHint: "El número de una subcuenta"
        case .granted: "{1} ve ahora {2}."
        case .revoke: "Quitar"
        case .ungranted: "{1} ya no ve {2}."
        case .seesNothing: "Esta persona aún no ve ninguna subcuenta. Dele acceso a una aquí abajo."
        case .signOut: "Cerrar sus sesiones"
        case .signedOut: "Se han cerrado todas las sesiones de {1}."
        case .remove: "Eliminar usuario"
        case .removed: "{1} está eliminado y sin sesión."
        case .lastSupport: "Es el último usuario con la función soporte. Añada antes a otro."
        }
    }
}

extension AuditText {
    var spanish: String {
        switch self {
        case .title: "Cambios"
        case .who: "Quién"
        case .what: "Qué"
        case .subject: "De"
        case .commandLine: "línea de órdenes"
        case .none: "Todavía no hay cambios"
        case .next: "Aquí aparece todo lo que cambian las personas, con nombre y hora."
        case .older: "Cambios anteriores"
        }
    }
}

extension ActionText {
    var spanish: String {
        switch self {
        case .accountAdd: "añadió una subcuenta"
        case .accountSet: "cambió los ajustes"
        case .accountRequest: "pidió la activación"
        case .accountActivate: "activó el píxel"
        case .accountDeactivate: "desactivó el píxel"
        case .hitsAdmit: "admitió avisos apartados"
        case .tokenAdd: "creó una clave"
        case .tokenRevoke: "anuló una clave"
        case .userAdd: "añadió un usuario"
        case .userRemove: "eliminó un usuario"
        case .userLink: "creó un enlace de entrada"
        case .userGrant: "dio acceso a una subcuenta"
        case .userRevoke: "quitó una subcuenta"
        case .userSignIn: "entró"
        case .userSignOutEverywhere: "cerró todas las sesiones"
        case .newsletterRewrite: "reescribió un boletín"
        }
    }
}

extension TokensText {
    var spanish: String {
        switch self {
        case .title: "Claves"
        case .name: "Nombre"
        case .nameHint: "Para qué es, por ejemplo servidor de la tienda"
        case .madeAt: "Creada"
        case .state: "Estado"
        case .none: "Todavía no hay ninguna clave"
        case .next: "Con una, el servidor de la tienda avisa él mismo: ningún bloqueador lo impide."
        case .add: "Clave nueva"
        case .make: "Crear clave"
        case .once: "La clave, que solo se muestra esta vez"
        case .use: "El servidor de la tienda la envía a https://{1}/api/v1/sales con cada venta:"
        case .revoke: "Anular"
        case .revoked: "anulada"
        case .isRevoked: "{1} ya no vale desde ahora."
        case .wrongName: "Escriba un nombre de 1 a 60 caracteres."
        }
    }
}
