package io.trapline.web.page;

import io.trapline.web.live.View;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.BadParameter;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.EventQuery;
import io.trapline.web.query.Params;
import io.trapline.web.query.SourceQuery;
import io.trapline.web.words.Language;
import java.util.Map;
import java.util.Objects;

/** Finds the live view behind a name such as {@code customers?tier=gold} or {@code alarm/A-7Q3K9}. */
public final class Views {

    private final Map<Language, Screens> spoken;

    public Views(Map<Language, Screens> spoken) {
        this.spoken = spoken;
    }

    /** {@code de:alarms} is the same view in German. */
    public View named(String name) {
        for (Language language : Language.values()) {
            String prefix = language.prefix();
            if (prefix.isEmpty() || !name.startsWith(prefix)) continue;
            View view = named(name.substring(prefix.length()), Objects.requireNonNull(spoken.get(language)));
            return new LiveView(prefix + view.name(), view::frame, view::changes);
        }
        return named(name, Objects.requireNonNull(spoken.get(Language.ENGLISH)));
    }

    private static View named(String name, Screens screens) {
        if (name.startsWith(AlarmScreen.NAME)) return screens.alarm().view(name.substring(AlarmScreen.NAME.length()));
        if (name.startsWith(CustomerScreen.NAME)) {
            return screens.customer().view(name.substring(CustomerScreen.NAME.length()));
        }
        int mark = name.indexOf('?');
        String path = mark < 0 ? name : name.substring(0, mark);
        Params params = Params.parse(mark < 0 ? null : name.substring(mark + 1));
        return switch (path) {
            case CustomersScreen.NAME -> screens.customers().view(CustomerQuery.of(params));
            case AlarmsScreen.NAME -> screens.alarms().view(AlarmQuery.of(params));
            case EventsScreen.NAME -> screens.events().view(EventQuery.of(params));
            case InboxScreen.NAME -> screens.inbox().view();
            case WallScreen.NAME -> screens.wall().view(WallScreen.query(params));
            case SourcesScreen.NAME -> screens.sources().view(SourceQuery.of(params));
            case StateScreens.HEALTH -> screens.states().health();
            case StateScreens.FORWARDING -> screens.states().forwarding();
            default ->
                throw new BadParameter("parameter \"view\": found \"" + path + "\", expected one of "
                        + "customers, customer/ID, alarms, alarm/ID, events, inbox, sources, wall, health, forwarding");
        };
    }
}
