/// What all visits share beside the data folder.
package struct Surroundings: Sendable {
    /// What tells open pages of new hits.
    let feed: LiveFeed
    /// Where this machine serves the pixel: "host:port" or "unix:/path"; `nil` where it does not.
    let service: String?
}
