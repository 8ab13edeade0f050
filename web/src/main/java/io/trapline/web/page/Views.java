package io.trapline.web.page;

import io.trapline.web.live.View;
import io.trapline.web.query.BadParameter;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Params;

/** Finds the live view behind a name such as {@code customers?tier=gold}. */
public final class Views {

    private final CustomersScreen customers;

    public Views(CustomersScreen customers) {
        this.customers = customers;
    }

    public View named(String name) {
        int mark = name.indexOf('?');
        String path = mark < 0 ? name : name.substring(0, mark);
        Params params = Params.parse(mark < 0 ? null : name.substring(mark + 1));
        if (path.equals("customers")) return customers.view(CustomerQuery.of(params));
        throw new BadParameter("parameter \"view\": found \"" + path + "\", expected customers");
    }
}
