import LinkRewriting
import Model
import Store

/// One mail per contact of a list, in the order of the list.
///
/// A mail is written whole or not at all. Interrupted in whatever way, the same merge goes on
/// where it was, and what comes out is the same to the byte as without the interruption.
package struct Merge {
    package let list: ContactList
    package let request: MergeRequest
    private let compiled: CompiledMailing

    /// Contacts whose numbers are made, and whose mails are brought to the disk, at once.
    private static let batch = 1_000

    package init(_ compiled: CompiledMailing, _ list: ContactList, _ request: MergeRequest) {
        self.compiled = compiled
        self.list = list
        self.request = request
    }

    /// Writes the mails; `progress` hears now and then how many contacts are done, and
    /// `shouldStop` is asked after each mail.
    package func run(
        control: ControlStore, at now: Instant, shouldStop: () -> Bool = { false },
        progress: (Int) -> Void = { _ in }
    ) throws(MailingError) -> MergeOutcome {
        let fresh = MergeState(
            mailing: compiled.digest(request.form, list.columns), contacts: list.digest,
            started: now)
        let output = try self.output()
        let state = try output.begin(fresh, restarts: request.restarts)
        var outcome = MergeOutcome(found: state.mails)
        if state.isComplete { return outcome }
        var run = try MergeRun(compiled, request.form, list, state)
        try run.skip(after: request.after)
        while try run.read(upTo: Self.batch) {
            let numbers = try run.enlist(in: control, compiled.campaign)
            for (index, number) in numbers.enumerated() where !outcome.isStopped {
                run.compose(index, number, &outcome)
                try output.add(run.mail, reference: run.references[index], number: number)
                outcome.isStopped = shouldStop()
                progress(run.state.mails)
            }
            try output.commit(run.state)
            if outcome.isStopped { return outcome }
        }
        try output.finish(run.state)
        return outcome
    }

    private func output() throws(MailingError) -> any MergeOutput {
        switch request.destination {
        case .folder(let path): try FolderOutput(path, request.form)
        case .file(let path): FileOutput(path)
        case .standardOutput: StreamOutput()
        }
    }
}

/// What a merge holds in memory: a batch of records, and the mail that is being made.
struct MergeRun {
    /// As of the last mail composed.
    private(set) var state: MergeState
    /// The last mail composed.
    private(set) var mail: [UInt8] = []
    /// The ids of the batch.
    private(set) var references: [String] = []

    private var reader: ContactReader
    private var composer: MailComposer
    /// More than the batch has, where an earlier one had more.
    private var records: [FieldValues] = []
    /// Behind each contact of the batch: how many records are read then.
    private var places: [Int] = []
    private let columnsInAddresses: [Int]

    init(
        _ compiled: CompiledMailing, _ form: MailForm, _ list: ContactList, _ state: MergeState
    ) throws(MailingError) {
        self.state = state
        reader = try list.reader()
        composer = MailComposer(compiled, form, list.columns, started: state.started)
        columnsInAddresses = compiled.template.columnsInAddresses.sorted()
    }

    /// Passes over what an earlier run has written, and over all up to the contact `after`.
    mutating func skip(after reference: String?) throws(MailingError) {
        var values = FieldValues()
        while reader.records < state.records, try reader.next(into: &values) {}
        guard let reference else { return }
        while try reader.next(into: &values) {
            state.records = reader.records
            state.mails += 1
            if reader.reference(values) == reference { return }
        }
        throw .contacts(.noSuchContact, line: 0)
    }

    /// Reads the next batch; `false` when there is none.
    mutating func read(upTo limit: Int) throws(MailingError) -> Bool {
        references.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        while references.count < limit {
            let index = references.count
            if index == records.count { records.append(FieldValues()) }
            guard try reader.next(into: &records[index]) else { break }
            references.append(reader.reference(records[index]))
            places.append(reader.records)
        }
        return !references.isEmpty
    }

    func enlist(
        in control: ControlStore, _ campaign: Campaign
    ) throws(MailingError) -> [ContactNumber] {
        try MailingError.storing { () throws(StoreError) in
            try control.enlist(references, account: campaign.account, campaign: campaign.id)
        }
    }

    /// Makes ``mail`` that of one contact of the batch.
    mutating func compose(
        _ index: Int, _ number: ContactNumber, _ outcome: inout MergeOutcome
    ) {
        mail.removeAll(keepingCapacity: true)
        composer.append(records[index], number, to: &mail)
        state.records = places[index]
        state.mails += 1
        outcome.written += 1
        outcome.bytes += mail.count
        outcome.last = references[index]
        let holdsAddress = columnsInAddresses.contains { column in
            records[index][column].contains(UInt8(ascii: "@"))
        }
        if holdsAddress { outcome.addressesInLinks += 1 }
    }
}
