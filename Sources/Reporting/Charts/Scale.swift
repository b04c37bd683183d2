/// An axis from 0 to a round number.
struct Scale {
    let top: Int64
    let step: Int64

    /// `unit`: what a step must be whole multiples of, where it is not less than that.
    init(highest: Int64, unit: Int64 = 1, lines: Int64 = 4) {
        let rough = max(1, (highest + lines - 1) / lines)
        var power: Int64 = 1
        while power <= rough / 10 { power *= 10 }
        let nice = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? rough
        step = nice >= unit ? nice : min(unit, max(1, nice))
        top = max(step, (highest + step - 1) / step * step)
    }

    /// Where lines are drawn.
    var ticks: [Int64] { Array(stride(from: 0, through: top, by: Int64.Stride(step))) }

    /// How high a value stands, of `length`.
    func height(_ value: Int64, of length: Double) -> Double {
        Double(value) / Double(top) * length
    }
}
