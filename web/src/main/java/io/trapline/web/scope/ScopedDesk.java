package io.trapline.web.scope;

import io.trapline.mediation.Desk;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.task.TaskOrder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk for somebody bound to virtual operators: they act on alarms that hurt nobody else and on their
 * customers. Anything else the desk can do, also what it will be able to do one day, is refused.
 */
public final class ScopedDesk {

    /** What somebody wanted to change is not theirs alone. */
    public static final class NotYours extends RuntimeException {
        NotYours() {
            super("This concerns others too: only those who see all customers can do it.");
        }
    }

    private ScopedDesk() {}

    public static Desk over(Desk whole, ScopedReadings readings) {
        return (Desk) Proxy.newProxyInstance(
                Desk.class.getClassLoader(), new Class<?>[] {Desk.class}, (proxy, method, arguments) -> {
                    if (!mayActOn(readings, arguments)) throw new NotYours();
                    try {
                        return method.invoke(whole, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private static boolean mayActOn(ScopedReadings readings, Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0) return false;
        if (arguments[0] instanceof TaskOrder) {
            return arguments[1] instanceof List<?> acts && (acts.isEmpty() || theirs(readings, acts));
        }
        if (arguments[0] instanceof List<?> many) return theirs(readings, many);
        if (!(arguments[0] instanceof String id)) return false;
        Cut cut = readings.cut();
        boolean alarm = cut.owns(id) && cut.sees(id);
        return alarm || readings.customer(id).isPresent();
    }

    /**
     * Who is not affected by an alarm that others have too is said of their own customers alone; what is done to
     * many alarms at once, of alarms that are about nobody else.
     */
    private static boolean theirs(ScopedReadings readings, List<?> many) {
        Cut cut = readings.cut();
        return !many.isEmpty()
                && many.stream().allMatch(one -> switch (one) {
                    case Exclusion said -> readings.customer(said.customerId()).isPresent();
                    case Desk.Task task -> cut.owns(task.subject()) && cut.sees(task.subject());
                    default -> false;
                });
    }
}
