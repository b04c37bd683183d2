extension Money {
    /// The amount divided by weights into whole minor units that sum exactly to it: each gets the
    /// whole part of its share, the largest remainders one unit more, of equal ones the earlier.
    ///
    /// Weights are not negative, at least one is over 0, and their sum fits. A negative amount is
    /// divided like its positive.
    package func shares(_ weights: [Int]) -> [Money] {
        let total = Int64(weights.reduce(0, +))
        precondition(total > 0 && weights.allSatisfy { $0 >= 0 }, "no weights to divide by")
        let magnitude = Int64(clamping: minorUnits.magnitude)
        let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: total)
        // In 128 bits: amounts and weights may both be amounts.
        let parts = weights.map { weight in
            total.dividingFullWidth(rest.multipliedFullWidth(by: Int64(weight)))
        }
        var units = zip(weights, parts).map { whole * Int64($0) + $1.quotient }
        let missing = Int(magnitude - units.reduce(0, +))
        let byRemainder = parts.indices.sorted {
            (parts[$1].remainder, $0) < (parts[$0].remainder, $1)
        }
        for index in byRemainder.prefix(missing) { units[index] += 1 }
        return units.map { Money(minorUnits: minorUnits < 0 ? -$0 : $0, currency: currency) }
    }
}
