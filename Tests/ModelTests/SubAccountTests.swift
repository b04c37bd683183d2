import Testing

@testable import Model

@Suite struct SubAccountTests {
    @Test func theSiteFollowsTheHosts() throws {
        var account = SubAccount(
            id: SubAccountID(1), name: "Shoes", trackingHost: "go.shop.example",
            shopHost: "www.shop.example", timeZone: "UTC", currency: try #require(Currency("EUR")))
        #expect(account.isSameSite)
        account.trackingHost = "go.sender.example"
        #expect(!account.isSameSite)
        account.shopHost = "sender.example"
        #expect(account.isSameSite)
    }
}
