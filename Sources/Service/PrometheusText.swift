/// Writes families of samples in the text format of Prometheus.
struct PrometheusText {
    private(set) var text = ""

    /// `samples`: labels as they stand between the braces, "" for none, and the number.
    mutating func counter(_ name: String, _ help: String, _ samples: [(String, UInt64)]) {
        begin(name, help, "counter")
        for (labels, value) in samples { sample(name, labels, String(value)) }
    }

    mutating func gauge(_ name: String, _ help: String, _ value: UInt64) {
        begin(name, help, "gauge")
        sample(name, "", String(value))
    }

    /// `bounds` and `sum` in microseconds; `counts` add up, with one more for all.
    mutating func histogram(
        _ name: String, _ help: String, bounds: [UInt64], counts: [UInt64], sum: UInt64
    ) {
        begin(name, help, "histogram")
        for (bound, count) in zip(bounds, counts) {
            sample(name + "_bucket", "le=\"\(Self.seconds(bound))\"", String(count))
        }
        let all = String(counts.last ?? 0)
        sample(name + "_bucket", "le=\"+Inf\"", all)
        sample(name + "_sum", "", Self.seconds(sum))
        sample(name + "_count", "", all)
    }

    private mutating func begin(_ name: String, _ help: String, _ type: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private mutating func sample(_ name: String, _ labels: String, _ value: String) {
        text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    /// Exact, and in the shortest form: 2500 is "0.0025".
    private static func seconds(_ microseconds: UInt64) -> String {
        let whole = microseconds / 1_000_000
        var digits = String(microseconds % 1_000_000)
        digits = String(repeating: "0", count: 6 - digits.utf8.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return digits.isEmpty ? String(whole) : "\(whole).\(digits)"
    }
}
