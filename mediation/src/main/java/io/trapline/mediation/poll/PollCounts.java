package io.trapline.mediation.poll;

import io.trapline.agent.poll.AlarmTable;
import io.trapline.mediation.board.Vitals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often devices were asked in this run, by what came of it. Safe for any thread. */
public final class PollCounts {

    private record Key(String about, String answer) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int first = about.compareTo(other.about);
            return first == 0 ? answer.compareTo(other.answer) : first;
        }
    }

    private final Map<Key, LongAdder> counts = new ConcurrentSkipListMap<>();

    void count(String about, PollReply reply) {
        add(about, reply.name().toLowerCase(Locale.ROOT));
    }

    /** A table that was read in part is counted by the reason. */
    void count(AlarmTable table, TableReply reply) {
        boolean cut = table instanceof AlarmTable.Read read && read.cut() != AlarmTable.Cut.NOTHING;
        add(
                "alarmTable",
                cut ? ((AlarmTable.Read) table).cut().word() : reply.name().toLowerCase(Locale.ROOT));
    }

    private void add(String about, String answer) {
        counts.computeIfAbsent(new Key(about, answer), key -> new LongAdder()).increment();
    }

    public List<Vitals.Asked> all() {
        return counts.entrySet().stream()
                .map(one -> new Vitals.Asked(
                        one.getKey().about(),
                        one.getKey().answer(),
                        one.getValue().sum()))
                .toList();
    }
}
