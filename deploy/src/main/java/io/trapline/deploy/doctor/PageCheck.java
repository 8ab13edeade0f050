package io.trapline.deploy.doctor;

import io.trapline.config.Settings;
import io.trapline.web.BindFailure;
import io.trapline.web.Web;
import java.util.List;

/** Whether the page would get its address. */
final class PageCheck implements Check {

    private static final String TOPIC = "page";

    @Override
    public List<Finding> look(Settings settings) {
        var bind = settings.web().bind();
        String where = bind.getHostString() + ":" + bind.getPort();
        try {
            Web.probe(bind);
            return List.of(Finding.fine(TOPIC, "can bind tcp " + where));
        } catch (BindFailure taken) {
            return RunningTrapline.over(settings.data()).isPresent()
                    ? List.of(Finding.fine(TOPIC, where + " is taken while Trapline runs over this data folder"))
                    : List.of(Finding.failure(TOPIC, String.valueOf(taken.getMessage()), null));
        }
    }
}
