package io.trapline.mediation.decode;

import io.trapline.agent.Networks;
import io.trapline.agent.RawRecord;
import io.trapline.config.Settings;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.List;

/**
 * The zone of device clocks that do not say theirs: that of the network they send from, the first that
 * fits, else the site's. What comes by way of a relay has the relay's. Immutable.
 */
public final class DeviceZones {

    private record Zoned(Networks networks, ZoneId zone) {}

    private final ZoneId elsewhere;
    private final List<Zoned> zoned;

    private DeviceZones(ZoneId elsewhere, List<Zoned> zoned) {
        this.elsewhere = elsewhere;
        this.zoned = zoned;
    }

    /** The same for everybody. */
    public static DeviceZones of(ZoneId everywhere) {
        return new DeviceZones(everywhere, List.of());
    }

    /** As configured. */
    public static DeviceZones of(Settings settings) {
        return new DeviceZones(
                settings.site().timezone(),
                settings.sources().timezones().stream()
                        .map(one -> new Zoned(new Networks(one.networks()), one.timezone()))
                        .toList());
    }

    ZoneId of(RawRecord record) {
        InetSocketAddress source = record.envelope().source();
        if (source != null) {
            for (Zoned one : zoned) {
                if (one.networks.contains(source.getAddress())) {
                    return one.zone;
                }
            }
        }
        return elsewhere;
    }
}
