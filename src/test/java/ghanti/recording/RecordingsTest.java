package ghanti.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import ghanti.audio.Resampler;
import ghanti.dial.TestClock;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Recordings on a real disk, with a real clock and with real trouble. */
final class RecordingsTest {

    private static final String CALL = RecordedProcess.CALL;

    @TempDir
    private Path data;

    private Path folder() {
        return data.resolve("recordings");
    }

    private Path file(int number) {
        return folder().resolve(CALL + "-" + number + ".wav");
    }

    private Recordings recordings(Clock clock) {
        return new Recordings(new RecordingFolder(folder()), facts -> true, clock);
    }

    private static short[] chunk(int value) {
        short[] samples = new short[800];
        Arrays.fill(samples, (short) value);
        return samples;
    }

    @Test
    void bothSidesAreWrittenAsTheyGo() throws Exception {
        Clock clock = Clock.systemUTC();
        StreamFacts facts = RecordedProcess.facts(CALL, 8000, clock);
        try (Recordings recordings = recordings(clock)) {
            StreamListener stream = recordings.of(facts).get(0);
            for (int i = 1; i <= 20; i++) {
                Thread.sleep(100);
                stream.heard(chunk(1000 + i));
                stream.said(chunk(2000 + i), Duration.ofMillis(100));
            }
            Stereo middle = Stereo.read(file(1));
            assertThat(middle.left().length).isBetween(8000, 16_000);
            stream.closed("stop");
            awaitComplete(facts);
        }
        Stereo whole = Stereo.read(file(1));
        for (int i = 1; i <= 20; i++) {
            assertThat(Stereo.find(whole.left(), 1000 + i)).as("chunk %d", i).isNotNegative();
        }
        assertThat(Stereo.find(whole.right(), 2001) - Stereo.find(whole.left(), 1001))
                .as("what is heard while the callee speaks, 100 ms after it came")
                .isCloseTo(800, within(820));
        List<Recording> listed = new RecordingFolder(folder()).of(CALL);
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).startedAt()).isEqualTo(facts.startedAt().truncatedTo(ChronoUnit.MILLIS));
        assertThat(listed.get(0).bytes()).isEqualTo(Files.size(file(1)));
        assertThat(listed.get(0).length().toMillis()).isEqualTo(whole.left().length / 8);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(1))))
                .isEqualTo("rw-------");
    }

    private void awaitComplete(StreamFacts facts) throws InterruptedException {
        long wanted = Duration.between(facts.startedAt(), Instant.now()).toMillis() - 100;
        for (int i = 0; i < 100; i++) {
            List<Recording> listed = new RecordingFolder(folder()).of(facts.callId());
            if (!listed.isEmpty() && listed.get(listed.size() - 1).length().toMillis() >= wanted) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the recording was not completed");
    }

    @Test
    void eachStreamOfACallHasItsOwnFile() throws Exception {
        Clock clock = Clock.systemUTC();
        try (Recordings recordings = recordings(clock)) {
            for (int i = 1; i <= 3; i++) {
                StreamFacts facts = RecordedProcess.facts(CALL, 8000 * i, clock);
                StreamListener stream = recordings.of(facts).get(0);
                stream.heard(chunk(1000 * i));
                stream.closed("stop");
                awaitNumber(i);
            }
        }
        assertThat(new RecordingFolder(folder()).of(CALL))
                .extracting(Recording::number)
                .containsExactly(1, 2, 3);
        assertThat(Stereo.find(Stereo.read(file(1)).left(), 1000)).isNotNegative();
    }

    private void awaitNumber(int number) throws InterruptedException {
        for (int i = 0; i < 100 && !Files.exists(file(number)); i++) {
            Thread.sleep(50);
        }
        assertThat(file(number)).exists();
    }

    @Test
    void aStreamWithoutACallIsNamedByItsOwnIdWhateverThatIs() throws Exception {
        Clock clock = Clock.systemUTC();
        StreamFacts facts = new StreamFacts("", "", "../../etc/passwd", "", "", "", 8000, Map.of(), clock.instant());
        try (Recordings recordings = recordings(clock)) {
            recordings.of(facts).get(0).heard(chunk(1000));
        }
        assertThat(data.toFile().list()).containsExactly("recordings");
        assertThat(folder().toFile().list()).containsExactly("stream-______etc_passwd-1.wav");
    }

    @Test
    void theServerThatStopsEndsItsFiles() throws Exception {
        Clock clock = Clock.systemUTC();
        try (Recordings recordings = recordings(clock)) {
            StreamListener stream =
                    recordings.of(RecordedProcess.facts(CALL, 8000, clock)).get(0);
            stream.heard(chunk(1234));
        }
        assertThat(Stereo.find(Stereo.read(file(1)).left(), 1234)).isNotNegative();
    }

    @Test
    void onlyWhatIsWantedIsRecorded() {
        Clock clock = Clock.systemUTC();
        try (Recordings recordings = new Recordings(
                new RecordingFolder(folder()), facts -> facts.callId().equals(CALL), clock)) {
            assertThat(recordings.of(RecordedProcess.facts("another", 8000, clock)))
                    .isEmpty();
            assertThat(recordings.of(RecordedProcess.facts(CALL, 4000, clock))).isEmpty();
            assertThat(recordings.of(RecordedProcess.facts(CALL, 24_000, clock)))
                    .hasSize(1);
        }
        assertThat(folder().toFile().list()).containsExactly(CALL + "-1.wav");
    }

    @Test
    void killedInTheMiddleItIsAWholeFile() throws Exception {
        Process process = start("exec \"$JAVA\" -XX:TieredStopAtLevel=1 -cp \"$CLASSES\""
                + " ghanti.recording.RecordedProcess \"$FOLDER\"");
        int sent = 0;
        try (BufferedReader lines = process.inputReader()) {
            while (sent < 30) {
                sent = Integer.parseInt(lines.readLine());
            }
            process.destroyForcibly().waitFor();
        }
        Stereo whole = Stereo.read(file(1));
        assertThat(whole.left().length).as("of 3 s, at most one is lost").isBetween(16_000, 26_000);
        assertThat(Stereo.find(whole.left(), 1001)).isNotNegative();
        assertThat(Stereo.find(whole.right(), 1019)).isNotNegative();
    }

    /** The limit of the size of files is as a disk that is full: a write fails in the middle. */
    @Test
    void whatDoesNotFitOnTheDiskIsToldOnceAndTheRestIsWhole() throws Exception {
        Process process = start("ulimit -f 48; exec \"$JAVA\" -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp \"$CLASSES\""
                + " ghanti.recording.RecordedProcess \"$FOLDER\"");
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            String line = "";
            while (!line.equals("35")) {
                line = lines.readLine();
                assertThat(line).as("the stream goes on").isNotNull();
                said.add(line);
            }
            process.destroyForcibly().waitFor();
        }
        assertThat(said)
                .filteredOn(line -> line.contains("recordings cannot be written"))
                .hasSize(1);
        Stereo whole = Stereo.read(file(1));
        assertThat(whole.left().length).isBetween(4000, 49_152 / 4);
        assertThat(folder().toFile().list()).hasSize(1);
    }

    private Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "JAVA",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                        "CLASSES", System.getProperty("java.class.path"),
                        "FOLDER", folder().toString()));
        return builder.start();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldOnceAndTriedAgain() throws Exception {
        Files.writeString(folder(), "a file where the folder should be");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Recordings.class);
        log.start();
        logger.addAppender(log);
        Clock clock = Clock.systemUTC();
        try (Recordings recordings = recordings(clock)) {
            StreamListener one =
                    recordings.of(RecordedProcess.facts(CALL, 8000, clock)).get(0);
            StreamListener other =
                    recordings.of(RecordedProcess.facts("another", 8000, clock)).get(0);
            for (int i = 1; i <= 20; i++) {
                one.heard(chunk(i));
                other.heard(chunk(i));
                Thread.sleep(100);
            }
            Files.delete(folder());
            for (int i = 1; i <= 30; i++) {
                one.heard(chunk(1000 + i));
                Thread.sleep(100);
            }
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage()).contains("cannot be written", "calls go on", "recordings");
        assertThat(log.list).filteredOn(event -> event.getLevel() == Level.INFO).hasSize(1);
        Stereo whole = Stereo.read(file(1));
        assertThat(whole.left()[8000]).as("what was lost is silent").isZero();
        assertThat(Stereo.find(whole.left(), 1030))
                .as("what comes later stands at its time")
                .isCloseTo(39_000, within(6000));
    }

    @Test
    void aSlowDiskLosesSoundButNoTime() throws Exception {
        TestClock clock = new TestClock("2026-11-20T10:00:00Z");
        Inbox inbox = new Inbox(RecordedProcess.facts(CALL, 8000, clock), clock);
        RecordingFolder folder = new RecordingFolder(folder());
        Reel reel = new Reel(inbox, new Tape(new Resampler(8000, 8000)), folder);
        // The disk hangs for half a minute; nobody takes anything out.
        for (int i = 1; i <= 300; i++) {
            clock.pass(Duration.ofMillis(100));
            inbox.heard(chunk(1000 + i));
            inbox.said(chunk(2000 + i), Duration.ofMillis(100));
        }
        assertThat(inbox.dropped()).isEqualTo(Duration.ofSeconds(40));
        reel.turn();
        clock.pass(Duration.ofMillis(100));
        inbox.heard(chunk(5000));
        inbox.closed("stop");
        reel.turn();
        assertThat(reel.isOver()).isTrue();
        Stereo whole = Stereo.read(file(1));
        assertThat(whole.left()).hasSize(301 * 800);
        assertThat(Stereo.find(whole.left(), 1100)).isEqualTo(99 * 800);
        assertThat(whole.left()[150 * 800]).isZero();
        assertThat(Stereo.find(whole.left(), 5000)).isEqualTo(300 * 800);
    }
}
