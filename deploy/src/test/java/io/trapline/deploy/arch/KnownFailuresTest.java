package io.trapline.deploy.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known to have gone wrong in products like this one, and the test by name that it does not here. */
class KnownFailuresTest {

    private static final Path HOME = Path.of(System.getProperty("trapline.home", ".."));

    /** @param tests as {@code Class.method}, or the name of a story that a test tells */
    record Known(String failure, List<String> tests) {

        static Known of(String failure, String... tests) {
            return new Known(failure, List.of(tests));
        }

        @Override
        public String toString() {
            return failure;
        }
    }

    static Stream<Known> known() {
        return Stream.concat(atTheDoor(), behindIt());
    }

    private static Stream<Known> atTheDoor() {
        return Stream.of(
                Known.of(
                        "accepted but unreadable after the disk was full",
                        "FullDiskTest.withoutTheGateTheFirstErrorRetiresTheFolderAndNothingAcknowledgedIsLost"),
                Known.of(
                        "a reader stuck on a half-made roll file",
                        "RetirementTest.aHalfMadeRollFileStopsNeitherStartNorReaders"),
                Known.of(
                        "a journal that refuses to open after a full disk",
                        "FullDiskTest.aDiskWithoutAByteLeftIsStartedOnAndRead"),
                Known.of(
                        "one oversize record that stops everything",
                        "JournalContract.thePayloadLimitIsExact",
                        "HostileStreamTest.anEndlessLineIsCutAndHurtsNobodyElse"),
                Known.of("one bad listener that takes others with it", "ListenersTest.whenOneCannotBindNoneStaysBound"),
                Known.of(
                        "an unbounded queue in a trap storm",
                        "FloodTest.aFloodIsKeptCompactlyAndTheOthersWhole",
                        "FloodedTest.theOthersArriveAndTheFloodIsAnAlarmOfItsOwn"),
                Known.of(
                        "an embedded newline that corrupts the next message",
                        "SyslogFramerTest.countedAndDelimitedMessagesMayAlternate"),
                Known.of(
                        "an octet count whose digits overflow",
                        "SyslogFramerTest.aCountAboveTheLimitClosesAndKeepsWhatCame"),
                Known.of(
                        "a v1 trap that is too long as a v2 trap",
                        "SnmpDecoderTest.theIdentityOfAV1TrapWithTheLongestEnterpriseIsWhole"),
                Known.of(
                        "a digest of one octet taken for right",
                        "UsmOpenerTest.aDigestOfOneOctetIsWrongThoughTheOctetIsRight"));
    }

    private static Stream<Known> behindIt() {
        return Stream.of(
                Known.of(
                        "a storm of retries at a dead webhook",
                        "ForwarderTest.afterFiveFailuresThereIsOneRequestInThirtySeconds",
                        "DeadDeskTest.sevenDaysWithoutADeskAreAtMostOneRequestInThirtySecondsAndLoseNothing"),
                Known.of(
                        "two processes that both open a ticket",
                        "JournalContract.oneFolderIsOpenOnlyOnce",
                        "ForwardingTest.aProcessThatDiesAtAnyPlaceLeavesOneTicketPerOutage"),
                Known.of(
                        "a script stored by way of a trap",
                        "HostileTextTest.noPageHasElementsOrHandlersThatADeviceSent"),
                Known.of(
                        "SQL by way of what a client says of itself",
                        "AccessTest.theAuditLogSaysWhoDidWhatAndShowsTampering",
                        "BssTest.aStatementThatWritesIsRefusedByTheDatabase"),
                Known.of(
                        "an empty answer kept because the database was away",
                        "BssTest.aStoppedServerIsDownTheLastVersionStaysAndItsReturnIsFound",
                        "ReturnTest.afterAnOutageEveryCustomerIsWhereTheDatabaseSays"),
                Known.of("a read of no rows that wipes all customers", "DriftTest.aDriftIsRefusedSaidAndHealsByItself"),
                Known.of("a clear before its raise", "clear-before-raise.story"),
                Known.of("suppressed for ever after a maintenance window", "maintenance-of-a-device.story"));
    }

    @ParameterizedTest
    @MethodSource("known")
    void eachKnownFailureHasItsTest(Known known) throws IOException {
        assertThat(known.tests())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(exists(test)).as(test).isTrue());
    }

    @Test
    void aTestThatIsNotThereIsMissed() throws IOException {
        assertThat(exists("UsmOpenerTest.nothingOfTheKind")).isFalse();
        assertThat(exists("nowhere.story")).isFalse();
    }

    private static boolean exists(String test) throws IOException {
        String[] words = test.split("\\.", 2);
        boolean story = words[1].equals("story");
        for (Path file : files(story ? test : words[0] + ".java")) {
            if (story || Files.readString(file).contains("void " + words[1] + "(")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> files(String name) throws IOException {
        var found = new ArrayList<Path>();
        for (String module : Arrays.asList("agent", "enrichment", "mediation", "web", "deploy")) {
            try (Stream<Path> all = Files.walk(HOME.resolve(module).resolve("src/test"))) {
                all.filter(path -> path.endsWith(name)).forEach(found::add);
            }
        }
        return found;
    }
}
