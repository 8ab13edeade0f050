package io.trapline.deploy.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/** The module table as rules: who may import whom, and which third-party code lives where. */
final class ModuleRules {

    private static final String[] EVERYWHERE = {"java..", "javax.crypto..", "org.jspecify..", "org.slf4j.."};

    private static final Set<String> REGISTERS = Set.of(
            "get",
            "post",
            "put",
            "patch",
            "delete",
            "head",
            "options",
            "query",
            "sse",
            "ws",
            "addHttpHandler",
            "addEndpoint",
            "addWsHandler",
            "apiBuilder",
            "addServlet");

    private ModuleRules() {}

    static ArchRule config() {
        return only("config", "io.trapline.config..", "org.yaml.snakeyaml..", "com.github.erosb.jsonsKema..");
    }

    static ArchRule agent() {
        return only(
                "agent", "io.trapline.agent..", "io.trapline.config..", "io.netty..", "org.snmp4j..", "net.openhft..");
    }

    static ArchRule enrichment() {
        return only(
                "enrichment",
                "io.trapline.enrichment..",
                "io.trapline.config..",
                "com.zaxxer.hikari..",
                "org.postgresql..",
                "javax.sql..");
    }

    static ArchRule mediation() {
        return only(
                "mediation",
                "io.trapline.mediation..",
                "io.trapline.config..",
                "io.trapline.agent..",
                "io.trapline.enrichment..",
                "com.fasterxml.jackson..",
                "org.dmfs.rfc5545..",
                "javax.net.ssl..");
    }

    /** Of enrichment only the words, which are the types of its root package. */
    static ArchRule web() {
        return only(
                "web",
                "io.trapline.web..",
                "io.trapline.config..",
                "io.trapline.mediation..",
                "io.trapline.enrichment",
                "io.javalin..",
                "jakarta.servlet..",
                "org.eclipse.jetty..",
                "gg.jte..",
                "com.fasterxml.jackson..",
                "com.password4j..",
                "com.nimbusds..");
    }

    /** Passwords and signatures are looked at in one place. */
    static ArchRule credentialsOnlyInAccess() {
        return livesOnlyIn(new String[] {"io.trapline.web.access.."}, "com.password4j..", "com.nimbusds..");
    }

    static ArchRule webNeverAgent() {
        return noClasses()
                .that()
                .resideInAPackage("io.trapline.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.trapline.agent..");
    }

    static ArchRule nobodyImportsDeploy() {
        return noClasses()
                .that()
                .resideInAPackage("io.trapline..")
                .and()
                .resideOutsideOfPackage("io.trapline.deploy..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.trapline.deploy..");
    }

    static ArchRule chronicleOnlyInJournal() {
        return livesOnlyIn(new String[] {"io.trapline.agent.journal.."}, "net.openhft..");
    }

    static ArchRule nettyAndSnmpOnlyInAgent() {
        return livesOnlyIn(new String[] {"io.trapline.agent.."}, "io.netty..", "org.snmp4j..");
    }

    /** The demo fills the database that plays the BSS. */
    static ArchRule jdbcOnlyInBss() {
        return livesOnlyIn(
                new String[] {"io.trapline.enrichment.bss..", "io.trapline.deploy.demo.."},
                "java.sql..",
                "javax.sql..",
                "com.zaxxer.hikari..",
                "org.postgresql..");
    }

    static ArchRule httpClientsOnlyInForward() {
        return livesOnlyIn(
                new String[] {"io.trapline.mediation.forward.."},
                "java.net.http..",
                "javax.net.ssl..",
                "org.eclipse.jetty.client..");
    }

    static ArchRule webServerOnlyInWeb() {
        return livesOnlyIn(
                new String[] {"io.trapline.web.."},
                "io.javalin..",
                "jakarta.servlet..",
                "org.eclipse.jetty..",
                "gg.jte..");
    }

    /** An address that the table of routes does not know would have no rule: who may use it? */
    static ArchRule routesOnlyInTheTable() {
        return noClasses()
                .that()
                .resideInAPackage("io.trapline.web..")
                .and()
                .resideOutsideOfPackage("io.trapline.web.route..")
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("an address is registered") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return REGISTERS.contains(call.getTarget().getName())
                                && (call.getTargetOwner().getPackageName().startsWith("io.javalin.config")
                                        || call.getTargetOwner()
                                                .getPackageName()
                                                .startsWith("io.javalin.router")
                                        || call.getTargetOwner().getName().endsWith("ServletContextHandler"));
                    }
                });
    }

    static ArchRule yamlOnlyInConfig() {
        return livesOnlyIn(
                new String[] {"io.trapline.config.."}, "org.yaml.snakeyaml..", "com.github.erosb.jsonsKema..");
    }

    static ArchRule loggingBackendAndCommandLineOnlyInDeploy() {
        return livesOnlyIn(
                new String[] {"io.trapline.deploy.."}, "ch.qos.logback..", "org.slf4j.bridge..", "picocli..");
    }

    static ArchRule demoLibrariesOnlyInDemo() {
        return livesOnlyIn(new String[] {"io.trapline.deploy.demo.."}, "io.zonky..", "org.apache.commons..");
    }

    private static ArchRule only(String module, String... allowed) {
        return classes()
                .that()
                .resideInAPackage("io.trapline." + module + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(EVERYWHERE, allowed).flatMap(Stream::of).toArray(String[]::new));
    }

    private static ArchRule livesOnlyIn(String[] homes, String... libraries) {
        return noClasses()
                .that()
                .resideInAPackage("io.trapline..")
                .and()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
