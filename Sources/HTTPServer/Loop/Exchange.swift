/// What of a request is needed until its answer leaves.
struct Exchange {
    var form: AnswerForm
    /// The label of its route; 0 for none.
    let route: Int
    /// When it was read, in microseconds of the loop's clock.
    let start: Int64
    /// The beginning of its log line, where requests are logged.
    var line: AccessLogLine?
}
