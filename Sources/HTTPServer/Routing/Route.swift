/// One line of a route table: a pattern of literal and captured segments, such as
/// "/c/{stamp}/{n}", and the methods it takes.
package struct Route<ID: Sendable>: Sendable {
    /// As given, good as a label of logs and metrics.
    package let pattern: String
    /// Others are answered 405; OPTIONS is answered without being listed.
    package let methods: [Method]
    /// What a match leads to.
    package let id: ID

    /// `pattern` begins with "/" and has at most 8 segments, 4 of them captured; more is a
    /// programming error and traps when the table is made.
    package init(pattern: String, methods: [Method], id: ID) {
        self.pattern = pattern
        self.methods = methods
        self.id = id
    }
}
