/// How the sales of a sub-account are read, credited and told.
package struct SaleSettings: Hashable, Sendable {
    /// How its shop writes numbers.
    package var numberStyle: NumberStyle
    /// Who of several clicks earns a sale.
    package var model: AttributionModel
    /// The parameter that takes the click's id to the landing page; `nil`: none is added.
    package var landingParameter: String?
    /// Whether readers must have agreed before they are recognised.
    package var consent: ConsentMode
    /// Whether `Sec-GPC: 1` is a "no".
    package var honoursGPC: Bool
    /// Whether a click's address is kept, cut to its network.
    package var keepsNetwork: Bool
    /// What signed sales are signed with; empty: none are.
    package var secret: SaleSecret

    package init(
        numberStyle: NumberStyle = .unstated, model: AttributionModel = .lastClick,
        landingParameter: String? = nil, consent: ConsentMode = .assumed,
        honoursGPC: Bool = false, keepsNetwork: Bool = true, secret: SaleSecret = SaleSecret([])
    ) {
        self.numberStyle = numberStyle
        self.model = model
        self.landingParameter = landingParameter
        self.consent = consent
        self.honoursGPC = honoursGPC
        self.keepsNetwork = keepsNetwork
        self.secret = secret
    }

    /// The landing parameter where none is named.
    package static let standardLandingParameter = "st_cid"

    /// Whether a name can stand in a URL as it is, and is no parameter that shops use.
    package static func isLandingParameter(_ name: String) -> Bool {
        (1...32).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
                default: false
                }
            }
    }
}

/// Which of the clicks that led to a sale earn it. Raw values are stored: never rename one.
package enum AttributionModel: String, Sendable, CaseIterable {
    case lastClick = "last"
    case firstClick = "first"
    /// All alike.
    case linear
    /// 40 % the first, 40 % the last, 20 % those between.
    case position
}

/// What a reader must have said before being recognised. Raw values are stored: never rename one.
package enum ConsentMode: String, Sendable, CaseIterable {
    /// Nobody is asked, and a "no" changes nothing.
    case none
    /// Recognised unless they said no.
    case assumed
    /// Recognised only if they said yes.
    case required

    /// Whether somebody who gave this answer, or none, may be recognised.
    package func permits(_ answer: Bool?) -> Bool {
        switch self {
        case .none: true
        case .assumed: answer != false
        case .required: answer == true
        }
    }
}

/// A shop's secret: in no description and no mirror.
package struct SaleSecret: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var description: String { bytes.isEmpty ? "no secret" : "secret (hidden)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
