import LinkRewriting
import Testing

@Suite struct LinkChoiceTests {
    @Test(arguments: [
        (#"<a href="https://shop.example" data-track="click">"#, LinkChoice.click),
        (#"<a DATA-TRACK=Sale href="https://shop.example">"#, .sale),
        (#"<a href="https://shop.example" data-track='off'>"#, LinkChoice.none),
        (#"<a href="https://shop.example" data-track="on">"#, nil),
        (#"<a href="https://shop.example">"#, nil),
    ])
    func theNewsletterItselfCanSay(_ html: String, _ choice: LinkChoice?) throws {
        #expect(try Rewriting.newsletter(html).links.map(\.choice) == [choice])
    }
}
