package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import ghanti.emulator.Callee;
import ghanti.emulator.DialAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls placed from the command line, with a server and an emulated Exotel behind it. */
class CallCommandTest {

    private static final String PHONE = TestSettings.PHONE;
    private static final String SHOP = TestSettings.FLOW;

    private Path folder;
    private CommandServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        folder = data;
        server = new CommandServer(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandRun run(String... arguments) throws Exception {
        return server.run("call", arguments);
    }

    @Test
    void aCallIsShownToItsEnd() throws Exception {
        server.exotel().callees(Callee.script("1 2"));
        CommandRun run = run(SHOP, PHONE, "--set", "order_id=1042");
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "shop-order to +919876543210",
                        "queued",
                        "dialling",
                        "ringing",
                        "answered",
                        "one zero four two",
                        "[1]",
                        "[2]",
                        "Outcome: accepted",
                        "prep_minutes: 30");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatIsNoOutcomeOfTheFlowIsOne() throws Exception {
        server.exotel().callees(Callee.script("1 x"));
        CommandRun run = run(SHOP, "--to", PHONE, "--set", "order_id=1042", "--json");
        assertThat(run.code()).as(run.everything()).isEqualTo(1);
        assertThat(Json.object(run.out()).orElseThrow()).containsEntry("outcome", "hung_up");
    }

    @Test
    void whyItWasNotDialledIsTold() throws Exception {
        server.exotel().answerNextDials(DialAnswer.refused(402, "Out of balance"));
        CommandRun run = run(SHOP, PHONE, "--set", "order_id=1042", "--priority", "high");
        assertThat(run.code()).as(run.everything()).isEqualTo(1);
        assertThat(run.out().substring(run.out().indexOf("Outcome: failed"))).contains("Out of balance");
        assertThat(server.api().newest().get("priority").stringValue()).isEqualTo("high");
    }

    @Test
    void aCallThatWaitsIsNeitherPlacedTwiceNorKept() throws Exception {
        String later = Instant.now().plusSeconds(3600).toString();
        String[] order = {
            SHOP, PHONE, "--set", "order_id=1042", "--not-before", later, "--no-follow", "--idempotency-key", "once"
        };
        CommandRun first = run(order);
        assertThat(first.code()).as(first.everything()).isZero();
        assertThat(run(order).out()).isEqualTo(first.out());
        assertThat(server.api().calls()).hasSize(1);
        String id = server.api().newest().get("id").stringValue();
        assertThat(first.out()).isEqualTo("Call " + id + " is queued");
        CommandRun cancelled = run("--cancel", id);
        assertThat(cancelled.code()).isZero();
        assertThat(cancelled.out()).isEqualTo("Call " + id + " is cancelled");
    }

    @Test
    void patienceHasAnEnd() throws Exception {
        String later = Instant.now().plusSeconds(3600).toString();
        CommandRun run = run(SHOP, PHONE, "--set", "order_id=1042", "--not-before", later, "--timeout", "1s");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("goes on without being watched", "--cancel " + newestId());
        assertThat(run.out()).contains("It waits for its time, " + later.substring(0, 16));
    }

    private String newestId() {
        return server.api().newest().get("id").stringValue();
    }

    @Test
    void whoStopsWatchingIsToldThatTheCallGoesOn() throws Exception {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ghanti.app.Main",
                        "call",
                        SHOP,
                        PHONE,
                        "--set",
                        "order_id=1042",
                        "--not-before",
                        Instant.now().plusSeconds(3600).toString(),
                        "--url",
                        server.url())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(err.toFile());
        builder.environment().put("GHANTI_API_KEYS", TestSettings.KEY);
        Process process = builder.start();
        try {
            TestApi.eventually(
                    Duration.ofSeconds(30),
                    () -> Files.readString(folder.resolve("out")).contains("queued"));
        } finally {
            process.destroy();
        }
        process.onExit().get();
        assertThat(Files.readString(err)).contains("Call " + newestId() + " goes on", "ghanti call --cancel");
        assertThat(server.api().newest().get("status").stringValue()).isEqualTo("queued");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop-order                                    | call needs FLOW and NUMBER. See: ghanti call --help
            shop-odrer +919876543210                      | flow: there is no flow "shop-odrer"; known are
            shop-order 12 --set order_id=1042             | to: must be a phone number such as +919876543210
            shop-order +919876543210                      | inputs.order_id:
            shop-order +919876543210 --set order_id=x     | order_id must be digits, as text or a whole number, not "x"
            shop-order +919876543210 --set order=1        | inputs.order:
            shop-order +919876543210 --timeout soon       | --timeout must be a time such as 90s, 10m or 2h, not "soon"
            --cancel 1042                                 | "1042" is no call id
            --cancel 01936f0e-8a51-7c44-b2d0-6f1e9a3c5d27 | There is no call
            """)
    void whatIsWrongIsTold(String line, String sentence) throws Exception {
        CommandRun run = run(line.strip().split(" +"));
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).contains(sentence);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(server.api().calls()).isEmpty();
    }

    @Test
    void aWrongKeyAndNoAccountAreTold(@TempDir Path other) throws Exception {
        String[] order = {"call", SHOP, PHONE, "--set", "order_id=1042", "--url", server.url()};
        CommandRun wrongKey = CommandRun.with(Map.of("GHANTI_API_KEYS", "another"), order);
        assertThat(wrongKey.code()).isEqualTo(2);
        assertThat(wrongKey.err()).contains("does not accept this API key", "GHANTI_API_KEYS");
        try (Server bare = TestSettings.in(other).start()) {
            order[order.length - 1] = "http://127.0.0.1:" + bare.port();
            CommandRun refused = CommandRun.with(Map.of("GHANTI_API_KEYS", TestSettings.KEY), order);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("EXOTEL_ACCOUNT_SID");
        }
        CommandRun nobody = CommandRun.with(Map.of("GHANTI_API_KEYS", TestSettings.KEY), order);
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("no server answers on", "start one with serve");
    }
}
