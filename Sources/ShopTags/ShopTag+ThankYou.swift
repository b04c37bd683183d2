import Model

/// The thank-you page's tag on each platform.
extension ShopTag {
    /// What reports the sale, where the shop says thank you.
    package var thankYou: String {
        switch platform {
        case .html: html
        case .php: php
        case .woocommerce: wooCommerce
        case .prestashop: prestaShop
        case .magento: magento
        case .liquid: liquid
        case .shopify: shopify
        case .gtm: tagManager
        }
    }

    /// The image alone knows no click id: where that is needed the script reports.
    private var html: String {
        guard account.isSameSite && account.sales.landingParameter == nil else {
            return reported(
                """
                order_id: "ORDER", PRODUCTO: "NAME", CANTIDAD: "PIECES", IMPORTE: "AMOUNT"
                """)
        }
        return """
            <img src="\(pixel)&amp;order_id=ORDER&amp;PRODUCTO=NAME&amp;CANTIDAD=PIECES\
            &amp;IMPORTE=AMOUNT" width="1" height="1" alt="">
            """
    }

    private var php: String {
        """
        <?php
        $sale = '\(pixel)'
            . '&order_id=' . rawurlencode($orderNumber)
            . '&PRODUCTO=' . rawurlencode($productNames)
            . '&CANTIDAD=' . (int) $pieces
            . '&IMPORTE=' . number_format($total, 2, '.', '') . '&number_format=point'
            . '&currency=' . rawurlencode($currency)
            . '&click_id=' . rawurlencode($_COOKIE['st_cid'] ?? '');
        echo '<img src="' . htmlspecialchars($sale) . '" width="1" height="1" alt="">';
        """
    }

    private var wooCommerce: String {
        """
        add_action('woocommerce_thankyou', function ($id) {
            $order = wc_get_order($id);
            if (!$order || $order->has_status('failed')) { return; }
            $sale = '\(pixel)'
                . '&order_id=' . rawurlencode($order->get_order_number())
                . '&order_total=' . $order->get_total() . '&number_format=point'
                . '&currency=' . $order->get_currency()
                . '&click_id=' . rawurlencode($_COOKIE['st_cid'] ?? '');
            foreach ($order->get_items() as $item) {
                $sale .= '&PRODUCTO=' . rawurlencode($item->get_name())
                    . '&CANTIDAD=' . $item->get_quantity()
                    . '&IMPORTE=' . number_format($order->get_line_total($item, true), 2, '.', '');
            }
            echo '<img src="' . esc_url($sale) . '" width="1" height="1" alt="">';
        });
        """
    }

    private var prestaShop: String {
        """
        {assign var=sale value="\(pixel)"}
        {foreach from=$order.products item=product}
        {assign var=name value=$product.name|escape:'url'}
        {assign var=sale value="`$sale`&PRODUCTO=`$name`&CANTIDAD=`$product.quantity`"}
        {/foreach}
        <img src="{$sale|escape:'html'}&amp;order_id={$order.details.reference|escape:'url'}\
        &amp;IMPORTE={$order.totals.total.amount}&amp;number_format=point\
        &amp;currency={$currency.iso_code}\
        &amp;click_id={$smarty.cookies.st_cid|default:''|escape:'url'}" \
        width="1" height="1" alt="">
        """
    }

    private var magento: String {
        """
        <?php
        $order = \\Magento\\Framework\\App\\ObjectManager::getInstance()
            ->get(\\Magento\\Checkout\\Model\\Session::class)->getLastRealOrder();
        $sale = '\(pixel)'
            . '&order_id=' . rawurlencode($order->getIncrementId())
            . '&order_total=' . number_format($order->getGrandTotal(), 2, '.', '')
            . '&number_format=point&currency=' . $order->getOrderCurrencyCode()
            . '&click_id=' . rawurlencode($_COOKIE['st_cid'] ?? '');
        foreach ($order->getAllVisibleItems() as $item) {
            $sale .= '&PRODUCTO=' . rawurlencode($item->getName())
                . '&CANTIDAD=' . (int) $item->getQtyOrdered()
                . '&IMPORTE=' . number_format($item->getRowTotalInclTax(), 2, '.', '');
        }
        ?>
        <img src="<?= $block->escapeUrl($sale) ?>" width="1" height="1" alt="">
        """
    }

    private var liquid: String {
        let lines = "{% for line in order.line_items %}"
        return reported(
            """
            order_id: {{ order.order_number | json }},
            order_total: {{ order.total_price | divided_by: 100.0 }},
            currency: {{ order.currency | json }},
            PRODUCTO: [\(lines){{ line.title | json }},{% endfor %}],
            CANTIDAD: [\(lines){{ line.quantity }},{% endfor %}],
            IMPORTE: [\(lines){{ line.final_line_price | divided_by: 100.0 }},{% endfor %}]
            """)
    }

    /// By the script, which knows the click's id.
    private func reported(_ values: String) -> String {
        """
        \(script)
        <script>
        window.MTP = window.MTP || { queue: [], ready: function (f) { this.queue.push(f); } };
        MTP.ready(function () {
          MTP.track("Purchase", {
            \(values.split(separator: "\n").joined(separator: "\n    "))
          });
        });
        </script>
        """
    }

    /// A custom pixel runs in a frame of its own: it asks the shop's page for the cookie.
    private var shopify: String {
        """
        analytics.subscribe("checkout_completed", async (event) => {
          const checkout = event.data.checkout;
          const click = await browser.cookie.get("st_cid_\(account.id)");
          const sale = new URLSearchParams({
            empId: "\(account.id)", order_id: checkout.order?.id ?? checkout.token,
            order_total: checkout.totalPrice.amount, number_format: "point",
            currency: checkout.currencyCode, click_id: click ?? "",
          });
          for (const line of checkout.lineItems) {
            sale.append("PRODUCTO", line.title ?? "");
            sale.append("CANTIDAD", line.quantity);
            sale.append("IMPORTE", line.finalLinePrice?.amount ?? "");
          }
          fetch("https://\(account.trackingHost)/track/sale", {
            method: "POST", body: sale, keepalive: true, mode: "no-cors",
            credentials: "include",
          });
        });
        """
    }

    private var tagManager: String {
        reported(
            """
            order_id: {{DLV - ecommerce.transaction_id}},
            IMPORTE: {{DLV - ecommerce.value}},
            currency: {{DLV - ecommerce.currency}}
            """)
    }
}
