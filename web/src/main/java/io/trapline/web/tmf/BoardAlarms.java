package io.trapline.web.tmf;

import io.trapline.enrichment.Place;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.AlarmSurroundings;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.tmf.TmfAlarm;
import io.trapline.mediation.tmf.TmfId;
import io.trapline.web.Problem;
import io.trapline.web.query.BoardIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alarms of one board as TMF642 has them. For one request; what costs is looked up when asked for. */
final class BoardAlarms {

    private final Readings readings;
    private final BoardIndex index;
    private final String installation;
    private @Nullable Map<String, TreeSet<String>> children;

    BoardAlarms(Readings readings, BoardIndex index, String installation) {
        this.readings = readings;
        this.index = index;
        this.installation = installation;
    }

    /** Open ones first, newest raise first. */
    Stream<TmfAlarm> all() {
        return index.alarms().stream().map(this::alarm);
    }

    /** @param id as a client writes it */
    TmfAlarm find(String id) {
        return TmfId.alarmId(id)
                .flatMap(index::alarm)
                .map(this::alarm)
                .orElseThrow(() -> Problem.notFound("alarm", id));
    }

    private TmfAlarm alarm(AlarmRow row) {
        return new TmfAlarm(row, new Beside(row), installation);
    }

    private List<String> childrenOf(String alarmId) {
        Map<String, TreeSet<String>> known = children;
        if (known == null) {
            known = new HashMap<>();
            for (AlarmRow row : index.alarms()) {
                String parent = row.standing().parentId();
                if (!parent.isEmpty() && row.clearedAt() == null) {
                    known.computeIfAbsent(parent, id -> new TreeSet<>()).add(row.alarmId());
                }
            }
            children = known;
        }
        return List.copyOf(known.getOrDefault(alarmId, new TreeSet<>()));
    }

    private final class Beside implements AlarmSurroundings {

        private final AlarmRow row;

        Beside(AlarmRow row) {
            this.row = row;
        }

        @Override
        public List<String> services() {
            return readings.paths(row.alarmId(), SERVICES_MAX).stream()
                    .map(ImpactPath::serviceId)
                    .sorted()
                    .distinct()
                    .toList();
        }

        @Override
        public String objectKind() {
            return readings.whereabouts(row.resourceId()).kind();
        }

        @Override
        public @Nullable Place place() {
            return readings.whereabouts(row.resourceId()).place();
        }

        @Override
        public List<String> children() {
            return childrenOf(row.alarmId());
        }

        @Override
        public List<DeedRow> deeds() {
            return readings.deeds(row.alarmId());
        }
    }
}
