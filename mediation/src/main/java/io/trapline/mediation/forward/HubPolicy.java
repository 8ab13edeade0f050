package io.trapline.mediation.forward;

import java.time.Duration;

/**
 * Who may be told, and how patiently.
 *
 * @param installation name of this site
 * @param patience a listener that takes nothing for {@code giveUpAfter} is forgotten
 */
public record HubPolicy(
        String installation, CallbackRule callbacks, Duration requestTimeout, ForwarderPolicy patience) {}
