package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.page.CustomersScreen;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Params;

/** Answers page requests: complete HTML that needs no script. */
final class Pages {

    private final Layout layout;
    private final CustomersScreen customers;

    Pages(Layout layout, CustomersScreen customers) {
        this.layout = layout;
        this.customers = customers;
    }

    void customers(Context ctx) {
        CustomerQuery query = CustomerQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance();
        var chrome = layout.chrome(glance, "Affected customers", "/customers", CustomersScreen.viewName(query));
        ctx.html(customers.page(chrome, glance.snapshot(), query));
    }
}
