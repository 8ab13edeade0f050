package io.trapline.deploy.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.trapline.agent.planted.ImportsChronicle;
import io.trapline.agent.planted.ImportsEnrichment;
import io.trapline.agent.planted.ImportsHttpClient;
import io.trapline.deploy.planted.ImportsDemoLibrary;
import io.trapline.enrichment.planted.ImportsMediation;
import io.trapline.mediation.alarm.planted.AsksForNames;
import io.trapline.mediation.alarm.planted.AsksNameServer;
import io.trapline.mediation.alarm.planted.ReadsClock;
import io.trapline.mediation.alarm.planted.ReadsNanoTime;
import io.trapline.mediation.alarm.planted.StartsThread;
import io.trapline.mediation.impact.planted.DrawsRandomNumber;
import io.trapline.mediation.planted.ImportsDeploy;
import io.trapline.mediation.planted.ImportsJavalin;
import io.trapline.mediation.planted.ImportsNetty;
import io.trapline.mediation.rule.planted.ImportsYaml;
import io.trapline.mediation.rule.planted.ReadsFile;
import io.trapline.web.planted.HashesPasswords;
import io.trapline.web.planted.ImportsJdbc;
import io.trapline.web.planted.ImportsPicocli;
import io.trapline.web.planted.RegistersARoute;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.trapline");

    static List<RuleCase> rules() {
        return List.of(
                new RuleCase(
                        "config imports no module",
                        ModuleRules.config(),
                        io.trapline.config.planted.ImportsAgent.class),
                new RuleCase("agent imports config", ModuleRules.agent(), ImportsEnrichment.class),
                new RuleCase("enrichment imports config", ModuleRules.enrichment(), ImportsMediation.class),
                new RuleCase("mediation imports agent and enrichment", ModuleRules.mediation(), ImportsNetty.class),
                new RuleCase("web imports mediation", ModuleRules.web(), io.trapline.web.planted.ImportsAgent.class),
                new RuleCase(
                        "web never agent", ModuleRules.webNeverAgent(), io.trapline.web.planted.ImportsAgent.class),
                new RuleCase("nobody imports deploy", ModuleRules.nobodyImportsDeploy(), ImportsDeploy.class),
                new RuleCase("Chronicle in the journal", ModuleRules.chronicleOnlyInJournal(), ImportsChronicle.class),
                new RuleCase("Netty and snmp4j in agent", ModuleRules.nettyAndSnmpOnlyInAgent(), ImportsNetty.class),
                new RuleCase("JDBC in the BSS door", ModuleRules.jdbcOnlyInBss(), ImportsJdbc.class),
                new RuleCase(
                        "HTTP clients in forward", ModuleRules.httpClientsOnlyInForward(), ImportsHttpClient.class),
                new RuleCase("web server in web", ModuleRules.webServerOnlyInWeb(), ImportsJavalin.class),
                new RuleCase("routes in the table", ModuleRules.routesOnlyInTheTable(), RegistersARoute.class),
                new RuleCase("credentials in access", ModuleRules.credentialsOnlyInAccess(), HashesPasswords.class),
                new RuleCase("YAML in config", ModuleRules.yamlOnlyInConfig(), ImportsYaml.class),
                new RuleCase(
                        "logging backend and command line in deploy",
                        ModuleRules.loggingBackendAndCommandLineOnlyInDeploy(),
                        ImportsPicocli.class),
                new RuleCase(
                        "demo libraries in the demo", ModuleRules.demoLibrariesOnlyInDemo(), ImportsDemoLibrary.class),
                new RuleCase("no clock", MediatorRules.readsNoClock(), ReadsClock.class),
                new RuleCase("no nano time", MediatorRules.readsNoClock(), ReadsNanoTime.class),
                new RuleCase("no random number", MediatorRules.drawsNoRandomNumber(), DrawsRandomNumber.class),
                new RuleCase("no input or output", MediatorRules.doesNoInputOrOutput(), ReadsFile.class),
                new RuleCase("no name query", MediatorRules.asksNoNameServer(), AsksNameServer.class),
                new RuleCase("no names", MediatorRules.knowsNoNames(), AsksForNames.class),
                new RuleCase("no thread", MediatorRules.startsNoThread(), StartsThread.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeepsTheRule(RuleCase rule) {
        rule.rule().check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void thePlantedViolationBreaksTheRule(RuleCase rule) {
        var planted = new ClassFileImporter().importClasses(rule.planted());
        assertThatThrownBy(() -> rule.rule().check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(rule.planted().getName());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anEmptySetBreaksTheRule(RuleCase rule) {
        var nothing = new ClassFileImporter().importClasses();
        assertThat(nothing).isEmpty();
        assertThatThrownBy(() -> rule.rule().check(nothing)).isInstanceOf(AssertionError.class);
    }
}
