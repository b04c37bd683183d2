/// The page with the shop's tag.
enum TagText: Wording {
    case title, lead, platform, choose
    case thankYou, landing, landingMeaning, policy, policyMeaning
    case server, serverMeaning, newToken
    case copy, copied, notActive, noClickID, then
}
