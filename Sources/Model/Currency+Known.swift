/// Which currencies there are.
extension Currency {
    /// Reads a currency in use by its ISO 4217 code in any case, or `€` or `£`.
    package init?(known text: String) {
        switch text {
        case "€": self.init("EUR")
        case "£": self.init("GBP")
        default:
            guard let currency = Currency(text), Self.inUse.contains(currency.code) else {
                return nil
            }
            self = currency
        }
    }

    /// ISO 4217 list one: the national currencies, without funds, metals and test codes.
    private static let inUse = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
        BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP
        GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES
        KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
        MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
        RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND
        TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR
        ZMW ZWG
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
