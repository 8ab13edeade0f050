package io.trapline.deploy.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.Set;

/** What the code that decides must never do: read a clock, draw a random number, do I/O. */
final class MediatorRules {

    /** The packages whose results must be a function of inputs, rules and inventory versions. */
    private static final String[] MEDIATOR = {
        "io.trapline.mediation",
        "io.trapline.mediation.alarm..",
        "io.trapline.mediation.impact..",
        "io.trapline.mediation.rule..",
        "io.trapline.mediation.ticket..",
        "io.trapline.mediation.inform..",
        "io.trapline.mediation.codec..",
        "io.trapline.mediation.decode.."
    };

    /** Live beside what decides and never run in its turn: loading rules, and verbs of the command line. */
    private static final String OUTSIDE_THE_TURN =
            "io\\.trapline\\.mediation\\.(decode\\.(DecodeLines|DecodedJson)|rule\\.(RuleLoader|Fixtures))(\\$.*)?";

    /** Values of java.net that do nothing by themselves; asking them for a name would be a DNS query. */
    private static final Set<String> NET_VALUES = Set.of(
            "java.net.InetSocketAddress",
            "java.net.SocketAddress",
            "java.net.InetAddress",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "java.net.UnknownHostException",
            "java.net.URI");

    private static final Set<String> NAME_QUERIES =
            Set.of("getByName", "getAllByName", "getHostName", "getCanonicalHostName", "getLocalHost", "isReachable");

    private MediatorRules() {}

    static ArchRule readsNoClock() {
        return mediator().accessTargetWhere(target("reads a clock", MediatorRules::isClock));
    }

    static ArchRule drawsNoRandomNumber() {
        return mediator()
                .accessTargetWhere(target(
                        "is random",
                        t -> t.getOwner().isAssignableTo("java.util.random.RandomGenerator")
                                || is(t, "java.lang.Math", "random")
                                || is(t, "java.util.UUID", "randomUUID")
                                || is(t, "java.util.Collections", "shuffle")));
    }

    static ArchRule doesNoInputOrOutput() {
        return mediator()
                .dependOnClassesThat(resideInAPackage("java.nio.file..")
                        .or(resideInAPackage("java.nio.channels.."))
                        .or(resideInAPackage("java.net..").and(not(NET_VALUES)))
                        .or(files()));
    }

    static ArchRule asksNoNameServer() {
        return mediator()
                .accessTargetWhere(target(
                        "asks a name server",
                        t -> t.getOwner().getPackageName().equals("java.net") && NAME_QUERIES.contains(t.getName())));
    }

    static ArchRule startsNoThread() {
        return mediator()
                .accessTargetWhere(target(
                        "starts a thread",
                        t -> t.getOwner().isEquivalentTo(Thread.class)
                                || t.getOwner().isAssignableTo("java.util.concurrent.Executor")));
    }

    /** Names are presentation: what is decided is the same whatever modules are loaded. */
    static ArchRule knowsNoNames() {
        return noClasses()
                .that()
                .resideInAnyPackage(MEDIATOR)
                .and()
                .haveNameNotMatching(OUTSIDE_THE_TURN)
                .or()
                .resideInAPackage("io.trapline.mediation.turn..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.trapline.mediation.mib.."));
    }

    private static ClassesShould mediator() {
        return noClasses()
                .that()
                .resideInAnyPackage(MEDIATOR)
                .and()
                .haveNameNotMatching(OUTSIDE_THE_TURN)
                .should();
    }

    private static boolean isClock(AccessTarget t) {
        var owner = t.getOwner();
        boolean ofTime = owner.getPackageName().equals("java.time");
        return is(t, "java.lang.System", "nanoTime")
                || is(t, "java.lang.System", "currentTimeMillis")
                || (ofTime
                        && (t.getName().equals("now") || owner.getSimpleName().equals("Clock")))
                || is(t, "java.time.InstantSource", "instant")
                || t.getFullName().equals("java.util.Date.<init>()");
    }

    private static boolean is(AccessTarget t, String owner, String name) {
        return t.getOwner().getFullName().equals(owner) && t.getName().equals(name);
    }

    private static DescribedPredicate<JavaClass> not(Set<String> names) {
        return DescribedPredicate.describe("are no plain values", c -> !names.contains(c.getFullName()));
    }

    private static DescribedPredicate<JavaClass> files() {
        return DescribedPredicate.describe(
                "are files or consoles",
                c -> c.getFullName().startsWith("java.io.File")
                        || c.getFullName().equals("java.io.RandomAccessFile")
                        || c.getFullName().equals("java.io.Console"));
    }

    private static DescribedPredicate<JavaAccess<?>> target(
            String description, java.util.function.Predicate<AccessTarget> predicate) {
        return DescribedPredicate.describe(description, access -> predicate.test(access.getTarget()));
    }
}
