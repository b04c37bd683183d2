extension Platform {
    /// Every platform that is known, by the places that describe its tags; best known first
    /// where newsletters cannot be told apart.
    package static let all = hosted + templated + percent + bracketed + european

    private static let handlebars: TagSyntaxes = [.braces]
    /// `{{x}}` and `{% if x %}`: Liquid, Jinja, Django.
    private static let liquid: TagSyntaxes = [.braces, .braceBlocks]

    private static let hosted = [
        Platform(
            "mailchimp", "Mailchimp", [.bars], fieldTag: "*|CONTACTID|*",
            contactTag: "*|UNIQID|*", unsubscribe: ["*|UNSUB|*"],
            preferences: ["*|UPDATE_PROFILE|*"], viewInBrowser: ["*|ARCHIVE|*"],
            marks: ["*|", "*|LIST:", "*|FNAME|*", "*|EMAIL|*", "*|UNIQID|*", "*|MC", "*|IFNOT:"]),
        Platform(
            "mandrill", "Mandrill", aliases: ["mailchimp-transactional"], [.bars, .braces],
            fieldTag: "*|CONTACT_ID|*", unsubscribe: ["*|UNSUB:"], marks: ["*|", "{{unsub"]),
        Platform(
            "sendgrid", "SendGrid dynamic templates", aliases: ["sendgrid-dynamic", "twilio"],
            handlebars, fieldTag: "{{contact_id}}", unsubscribe: ["{{{unsubscribe}}}"],
            preferences: ["{{{unsubscribe_preferences}}}"], viewInBrowser: ["{{{weblink}}}"],
            marks: ["{{insert ", "{{Sender_", "{{{Sender_"]),
        Platform(
            "sendgrid-legacy", "SendGrid legacy templates",
            [.hyphens, .angleBlocks, .brackets, .percents], fieldTag: "-contact_id-",
            unsubscribe: ["<%asm_group_unsubscribe", "<%asm_global_unsubscribe", "[unsubscribe]"],
            preferences: ["<%asm_preferences", "[Unsubscribe_Preferences]"],
            viewInBrowser: ["[weblink]"], marks: ["<%body%>", "<%subject%>", "[Sender_"]),
        Platform(
            "hubspot", "HubSpot", liquid, fieldTag: "{{ contact.contact_id }}",
            contactTag: "{{ contact.hs_object_id }}",
            unsubscribe: ["{{ unsubscribe_link }}", "{{ unsubscribe_link_all }}"],
            viewInBrowser: ["{{ view_as_page_url }}"],
            marks: ["{{contact.", "{{site_settings.", "{{company.", "{{content.", "{% module "]),
        Platform(
            "brevo", "Brevo", aliases: ["sendinblue"], liquid, fieldTag: "{{ contact.CONTACT_ID }}",
            unsubscribe: ["{{ unsubscribe }}"], preferences: ["{{ update_profile }}"],
            viewInBrowser: ["{{ mirror }}"], marks: ["{{contact.", "{{params.", "{{doubleoptin"]),
        Platform(
            "klaviyo", "Klaviyo", liquid, fieldTag: "{{ person|lookup:'contact_id' }}",
            contactTag: "{{ person.KlaviyoID }}",
            unsubscribe: ["{% unsubscribe_link %}", "{% unsubscribe %}"],
            preferences: ["{% manage_preferences_link %}", "{% manage_preferences %}"],
            viewInBrowser: ["{% web_view_link %}", "{% web_view %}"],
            marks: ["{{person.", "{{person|", "{{organization.", "{{event.", "{{event|"]),
    ]

    private static let templated = [
        Platform(
            "braze", "Braze", liquid,
            fieldTag: "{{custom_attribute.${contact_id}}}", contactTag: "{{${user_id}}}",
            unsubscribe: ["{{${set_user_to_unsubscribed_url}}}", "{{${unsubscribe_url}}}"],
            preferences: ["{{preference_center."],
            marks: ["{{${", "{{custom_attribute.${", "{{content_blocks.${", "{{campaign.${"]),
        Platform(
            "customer.io", "Customer.io", aliases: ["customerio", "customer-io"], liquid,
            fieldTag: "{{ customer.contact_id }}", contactTag: "{{ customer.id }}",
            unsubscribe: ["{% unsubscribe_url %}"],
            preferences: ["{% manage_subscription_preferences_url %}"],
            viewInBrowser: ["{% view_in_browser_url %}"], marks: ["{{customer.", "{{event."]),
        Platform(
            "iterable", "Iterable", handlebars, fieldTag: "{{contact_id}}",
            contactTag: "{{userId}}",
            unsubscribe: ["{{unsubscribeUrl}}", "{{unsubscribeMessageTypeUrl}}"],
            preferences: ["{{hostedUnsubscribeUrl}}"], viewInBrowser: ["{{viewInBrowserUrl}}"],
            marks: ["{{userId", "{{hostedUnsubscribe"]),
        Platform(
            "postmark", "Postmark", handlebars, fieldTag: "{{contact_id}}",
            unsubscribe: ["{{{ pm:unsubscribe }}}", "{{{ pm:unsubscribe_url }}}"],
            marks: ["{{{pm:", "{{{@content", "data-pm-no-track"]),
        Platform(
            "sparkpost", "SparkPost", handlebars, fieldTag: "{{contact_id}}",
            marks: ["data-msys-", "{{if ", "{{each ", "{{loop_var", "{{render_dynamic_content"]),
        Platform(
            "listmonk", "listmonk", handlebars, fieldTag: "{{ .Subscriber.Attribs.contact_id }}",
            contactTag: "{{ .Subscriber.UUID }}", unsubscribe: ["{{ UnsubscribeURL }}"],
            preferences: ["{{ ManageURL }}"], viewInBrowser: ["{{ MessageURL }}"],
            marks: ["{{.Subscriber.", "{{.Campaign.", "{{TrackView", "{{TrackLink", "@TrackLink"]),
        Platform(
            "mautic", "Mautic", [.singleBraces], fieldTag: "{contactfield=contact_id}",
            contactTag: "{contactfield=id}", unsubscribe: ["{unsubscribe_url}"],
            viewInBrowser: ["{webview_url}"],
            marks: ["{contactfield=", "{leadfield=", "{pagelink=", "{assetlink=", "{webview_text"]),
    ]

    private static let percent = [
        Platform(
            "salesforce", "Salesforce Marketing Cloud",
            aliases: ["sfmc", "exacttarget", "marketing-cloud"], [.percentPairs],
            fieldTag: "%%contact_id%%", contactTag: "%%subscriberid%%",
            unsubscribe: ["%%unsub_center_url%%"],
            preferences: ["%%profile_center_url%%", "%%subscription_center_url%%"],
            viewInBrowser: ["%%view_email_url%%"],
            marks: ["%%", "%%=", "%%[", "%%emailaddr%%", "%%member_", "%%_subscriberkey"]),
        Platform(
            "acoustic", "Acoustic", aliases: ["silverpop"], [.percentPairs],
            fieldTag: "%%CONTACT_ID%%", contactTag: "%%RECIPIENT_ID%%",
            unsubscribe: ["#SPONECLICKOPTOUT"], viewInBrowser: ["#SPCLICKTOVIEW"],
            marks: ["%%", "%%MAILING_ID%%", "%%RECIPIENT_ID%%", "%%JOB_ID_CODE%%", "xt=\"SP"]),
        Platform(
            "activecampaign", "ActiveCampaign", aliases: ["active-campaign"],
            [.percents, .capitalPercents], fieldTag: "%CONTACT_ID%",
            contactTag: "%SUBSCRIBERID%", unsubscribe: ["%UNSUBSCRIBELINK%"],
            preferences: ["%UPDATELINK%"], viewInBrowser: ["%WEBCOPY%"],
            marks: ["%FIRSTNAME%", "%EMAIL%", "%SENDER-INFO", "%FORWARD2FRIEND%", "%IF "]),
        Platform(
            "mailgun", "Mailgun", [.percents], fieldTag: "%recipient.contact_id%",
            unsubscribe: ["%unsubscribe_url%", "%mailing_list_unsubscribe_url%"],
            marks: ["%recipient.", "%recipient_", "%tag_unsubscribe_url%"]),
        Platform(
            "socketlabs", "SocketLabs", [.hashes, .percentPairs], fieldTag: "%%contact_id%%",
            unsubscribe: ["##Unsubscribe##"], marks: ["%%", "%%DeliveryAddress%%"]),
    ]

    private static let bracketed = [
        Platform(
            "campaign-monitor", "Campaign Monitor", aliases: ["campaignmonitor", "createsend"],
            [.brackets, .angles], fieldTag: "[contact_id]",
            unsubscribe: ["<unsubscribe>", "[unsubscribe]"],
            preferences: ["<preferences>", "[preferences]"],
            viewInBrowser: ["<webversion>", "[webversion]"],
            marks: ["[firstname", "[email]", "<singleline", "<multiline", "<repeater"]),
        Platform(
            "mailjet", "Mailjet", liquid.union(.bracketPairs), fieldTag: "[[data:contact_id]]",
            unsubscribe: ["[[UNSUB_LINK"], viewInBrowser: ["[[PERMALINK]]"],
            marks: ["[[data:", "{{var:", "{{data:", "[[EMAIL_TO", "[[SHARE_"]),
        Platform(
            "mindbaz", "Mindbaz", [.bracketPairs], fieldTag: "[[FIELD.14]]",
            marks: ["[[FIELD.", "[[CONF."]),
        Platform(
            "adestra", "Adestra", aliases: ["upland-adestra"], [.starBrackets],
            fieldTag: "[*data.contact.contact_id*]", unsubscribe: ["[*link.unsub_url*]"],
            marks: ["[*", "[*link.", "[*data."]),
    ]

    private static let european = [
        Platform(
            "mailerlite", "MailerLite", [.singleBraces], fieldTag: "{$contact_id}",
            unsubscribe: ["{$unsubscribe}"], viewInBrowser: ["{$url}"],
            marks: ["{$", "{$email}", "{$name}", "{$account}"]),
        Platform(
            "dotdigital", "Dotdigital", aliases: ["dotmailer"], [.ats, .dollars],
            fieldTag: "@CONTACT_ID@", unsubscribe: ["$UNSUB$"], viewInBrowser: ["$CANTREAD$"],
            marks: ["@FIRSTNAME@", "@LASTNAME@", "@EMAIL@", "$FORWARD$"]),
        Platform(
            "cleverreach", "CleverReach", [.singleBraces], fieldTag: "{CONTACT_ID}",
            unsubscribe: ["{UNSUBSCRIBE}"], viewInBrowser: ["{ONLINE_VERSION}"],
            marks: ["{IF[", "{FIRSTNAME}", "{EMAIL}"]),
    ]
}
