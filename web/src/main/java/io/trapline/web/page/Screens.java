package io.trapline.web.page;

import io.trapline.mediation.board.Readings;

/** All screens. */
public record Screens(
        CustomersScreen customers,
        CustomerScreen customer,
        AlarmsScreen alarms,
        AlarmScreen alarm,
        EventsScreen events,
        InboxScreen inbox,
        SourcesScreen sources,
        SettingsScreen settings,
        WallScreen wall,
        StateScreens states,
        MaintenanceScreen maintenance,
        UnmatchedScreen unmatched) {

    public static Screens over(Templates templates, Readings readings) {
        return new Screens(
                new CustomersScreen(templates, readings),
                new CustomerScreen(templates, readings),
                new AlarmsScreen(templates),
                new AlarmScreen(templates, readings),
                new EventsScreen(templates, readings),
                new InboxScreen(templates, readings),
                new SourcesScreen(templates, readings),
                new SettingsScreen(templates, readings),
                new WallScreen(templates),
                new StateScreens(templates),
                new MaintenanceScreen(templates, readings),
                new UnmatchedScreen(templates, readings));
    }
}
