package io.trapline.web.access;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a route.
 *
 * @param role at least this; null lets everybody in, also without a login
 * @param scopes a token needs one of these
 * @param bound whether people who are bound to virtual operators may use it: what it shows is then cut
 *     to theirs. False for what is about the whole installation and cannot be cut
 */
public record Rule(@Nullable Role role, Set<Scope> scopes, boolean bound) {

    /** Shows nothing of the network or the customers: health of the process, assets, the login itself. */
    public static final Rule OPEN = new Rule(null, EnumSet.noneOf(Scope.class), true);

    /** Looks at customers and alarms; cut to the virtual operators of who asks. */
    public static final Rule VIEWER = new Rule(Role.VIEWER, EnumSet.of(Scope.READ), true);

    /** Looks at the installation as a whole: sources, forwarding, unmatched words, the books. */
    public static final Rule VIEWER_OF_ALL = new Rule(Role.VIEWER, EnumSet.of(Scope.READ), false);

    /** Like {@link #VIEWER}, and a wall board's token will do. */
    public static final Rule WALL = new Rule(Role.VIEWER, EnumSet.of(Scope.READ, Scope.WALL), true);

    public static final Rule METRICS = new Rule(Role.VIEWER, EnumSet.of(Scope.METRICS), false);

    /** Acts on alarms and customers; cut to the virtual operators of who acts. */
    public static final Rule OPERATOR = new Rule(Role.OPERATOR, EnumSet.of(Scope.ACT), true);

    /** Acts on what concerns everybody. */
    public static final Rule OPERATOR_OF_ALL = new Rule(Role.OPERATOR, EnumSet.of(Scope.ACT), false);

    public static final Rule ADMIN = new Rule(Role.ADMIN, EnumSet.of(Scope.ADMIN), false);

    public Rule {
        scopes = Set.copyOf(scopes);
    }

    public boolean open() {
        return role == null;
    }
}
