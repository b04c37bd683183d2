extension NewsletterText {
    var spanish: String {
        switch self {
        case .title: "Boletín"
        case .uploadHint:
            "Sus enlaces pasan a contar clics y ventas. Primero se ven todos los enlaces y se "
                + "elige; antes no se cambia nada."
        case .campaign: "Campaña"
        case .campaignHint: "El nombre que usted le da al envío, por ejemplo primavera-2026"
        case .file: "El boletín como archivo"
        case .paste: "o pegado"
        case .pasteHint: "HTML, texto o un mensaje completo; 10 MB como máximo"
        case .showLinks: "Ver los enlaces"
        case .noCampaignKey: "La campaña necesita un nombre de 1 a 100 caracteres."
        case .nothingSent: "Elija un archivo o pegue el boletín."
        case .tooLarge: "El boletín pasa de 10 MB: saque las imágenes del HTML."
        case .draftGone: "Ese borrador ya no se guarda. Suba el boletín otra vez."
        case .noCampaignYet: "Esta campaña todavía no tiene boletín reescrito."
        case .linksOf: "Enlaces de {1}"
        case .number: "N.º"
        case .link: "Enlace"
        case .whatHappens: "Cuenta"
        case .sale: "Ventas"
        case .click: "Clics"
        case .none: "Nada"
        case .noText: "(sin texto)"
        case .outlookOnly: "solo en Outlook"
        case .noLinks: "El boletín no tiene enlaces."
        case .preview: "Vista previa"
        case .previewTitle: "El boletín con sus enlaces numerados"
        case .withPictures: "Cargar las imágenes"
        case .withoutPictures: "Quitar las imágenes"
        case .otherForm: "Solo los boletines en HTML se pueden ver aquí."
        case .platform: "Plataforma de quien son las etiquetas"
        case .noPlatform: "cualquiera"
        case .contactTag: "Etiqueta con el id del contacto"
        case .contactTagHint: "vacío: la de la plataforma, si la tiene; none: sin contacto"
        case .utm: "Parámetros UTM"
        case .utmHint: "auto, o source=…,medium=…; solo donde el enlace no tenga"
        case .options: "Opciones"
        case .update: "Actualizar la vista previa"
        case .rewrite: "Reescribir"
        case .counts: "{1} cuentan ventas, {2} solo clics, {3} nada"
        case .emailTag:
            "{1} parece una dirección. Use el id del contacto: las direcciones se ignoran."
        case .rewritten: "{1} está reescrito"
        case .rewrittenHint:
            "Póngalo en su plataforma de envío. Fuera de los enlaces no cambia ni un byte; si se "
                + "reescribe otra vez, los enlaces son los mismos."
        case .download: "Descargar"
        case .copy: "Copiar"
        case .copied: "Copiado"
        case .copyHint: "El boletín reescrito"
        case .tooLong: "Es demasiado largo para mostrarlo aquí: descárguelo."
        case .toCampaign: "A la campaña"
        case .another: "Otro boletín"
        case .mapTitle: "El boletín con lo que vendió cada enlace"
        case .mapHint: "Sobre cada enlace: sus ventas / sus clics."
        case .noMap: "No hay boletín que mostrar"
        case .noMapHint:
            "Se guarda al reescribir un boletín aquí o con saletrail rewrite en esta máquina. "
                + "Reescríbalo otra vez: los enlaces son los mismos."
        case .mapOnlyHTML: "El boletín de esta campaña no es HTML."
        case .mergeTags: "Sus etiquetas viajan con él y se vuelven a poner."
        }
    }
}

extension KeepText {
    var spanish: String {
        switch self {
        case .empty: "No tiene destino."
        case .fragment: "Lleva a otro lugar del mismo correo."
        case .relative: "El destino no es una dirección web completa."
        case .otherScheme: "El destino no es una página web (por ejemplo mailto o tel)."
        case .malformed: "El destino no es una dirección web válida."
        case .credentials: "El destino lleva un usuario o una contraseña."
        case .optedOut: "El propio boletín pide no seguirlo."
        case .unsubscribe: "Sirve al lector para darse de baja."
        case .preferences: "Sirve al lector para cambiar lo que recibe."
        case .viewInBrowser: "Muestra este correo en el navegador."
        case .ownLink: "Ya lleva al dominio de seguimiento."
        case .excluded: "Usted eligió dejarlo como está."
        case .mergeTagFirst: "La plataforma rellena el destino entero."
        case .mergeTagInHost: "La plataforma rellena el dominio del destino."
        case .mergeTagLogic: "El destino depende de una condición de la plataforma."
        case .mergeTagBroken: "El destino lleva una etiqueta que no termina."
        case .mergeTagKept: "El destino lleva una etiqueta."
        case .foreignContent: "Forma parte de un dibujo SVG o MathML."
        case .unquotable: "El nuevo enlace no cabe en este atributo."
        }
    }
}

extension LinkWarningText {
    var spanish: String {
        switch self {
        case .textShowsAddress:
            "Su texto muestra la dirección {1}, pero pasará por el dominio de seguimiento: los "
                + "filtros pueden avisar de fraude. Use palabras como texto."
        case .leadsNowhere: "No lleva a ninguna parte: ¿falta el destino?"
        case .relative: "Al destino le falta el dominio: escriba la dirección completa."
        case .malformed: "Revise cómo está escrito el destino."
        case .brokenTag: "Una etiqueta no termina: busque unas comillas dentro de ella."
        case .password: "Cada lector recibe el usuario o la contraseña que lleva."
        case .foreignTag: "Una etiqueta de otra plataforma no se rellenará."
        }
    }
}
