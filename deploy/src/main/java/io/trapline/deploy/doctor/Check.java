package io.trapline.deploy.doctor;

import io.trapline.config.Settings;
import java.util.List;

/** Looks at one thing; ends within seconds whatever it meets. */
@FunctionalInterface
public interface Check {

    List<Finding> look(Settings settings);

    /** All checks, in the order in which a start would meet them. */
    static List<Check> all() {
        return List.of(
                new RulesCheck(), new DiskCheck(), new PortsCheck(), new PageCheck(), new BssCheck(), new DesksCheck());
    }
}
