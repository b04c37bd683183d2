/// A progress bar for a task that finds out only on the way how much there is to do.
struct TaskBar {
    private let console: Console
    private var bar: ProgressBar?
    private var total: Int64 = 0

    init(_ console: Console) { self.console = console }

    mutating func show(_ done: Int64, _ total: Int64) {
        guard total > 0 else { return }
        if bar == nil || total != self.total {
            bar = ProgressBar(console, total: Int(total))
            self.total = total
        }
        bar?.show(Int(min(done, total)))
    }
}
