package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.Emulator;
import ghanti.emulator.LineReport;
import ghanti.emulator.Mischief;
import ghanti.emulator.Mischief.Trick;
import ghanti.emulator.Tempo;
import ghanti.store.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Duplicates, delays, reordering and losses over many calls: the outcome is what the callee pressed, or that they hung up,
 * and the business is told once and in order. A failure names the seed.
 */
class MischiefTest {

    private static final int CALLS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Tricks that leave the line whole. */
    private static final Trick[] HARMLESS = {
        Trick.REPEAT, Trick.REPEAT_AT_ONCE, Trick.DELAY, Trick.AGAIN_LATER, Trick.CALLBACK_TWICE, Trick.CALLBACK_LATE
    };

    @Test
    void whatThePersonPressedIsTheOutcome(@TempDir Path data) throws Exception {
        for (long seed : new long[] {1, 2}) {
            try (World world = new World(data.resolve("s" + seed), Mischief.seeded(seed, 0.7, HARMLESS), "1 2")) {
                for (LineReport line : world.lines()) {
                    assertThat(line.serverFaults()).as("seed %d", seed).isEmpty();
                    List<String> heard = world.heardOf(line);
                    assertThat(heard)
                            .as("seed %d, line %s", seed, line.sid())
                            .containsExactly("progress accepted", "finished accepted");
                }
            }
        }
    }

    @Test
    void alsoOnPostgresWithOneAddressForAllTurns(@TempDir Path data) throws Exception {
        Trick[] repeats = {Trick.REPEAT, Trick.REPEAT_AT_ONCE, Trick.CALLBACK_TWICE};
        try (World world = new World(data, Mischief.seeded(3, 0.7, repeats), "0 2")) {
            world.unnumbered();
            for (LineReport line : world.lines()) {
                assertThat(line.serverFaults()).isEmpty();
                assertThat(world.heardOf(line)).containsExactly("finished rejected");
            }
        }
    }

    @Test
    void whenTheLineBreaksItIsThatOrHungUp(@TempDir Path data) throws Exception {
        long seed = 4;
        try (World world = new World(data, Mischief.seeded(seed, 0.5, Trick.values()), "1 2")) {
            for (LineReport line : world.lines()) {
                assertThat(line.serverFaults()).as("seed %d", seed).isEmpty();
                boolean told = !line.callbacks().isEmpty() || world.hasOutcome(line);
                if (told) {
                    assertThat(String.join(", ", world.heardOf(line)))
                            .as("seed %d, line %s, %s", seed, line.sid(), line.applets())
                            .isIn(
                                    "progress accepted, finished accepted",
                                    "progress accepted, finished hung_up",
                                    "finished hung_up");
                }
            }
        }
    }

    /** A server, its business and an Exotel that misbehaves; all calls are placed by the API. */
    private static final class World implements AutoCloseable {
        private final TestBusiness business = new TestBusiness();
        private final Emulator exotel;
        private final Server server;
        private final TestApi api;
        private final List<String> calls = new ArrayList<>();

        World(Path data, Mischief mischief, String keys) throws Exception {
            exotel = Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522"))
                    .tempo(Tempo.instant())
                    .random(new Random(7))
                    .mischief(mischief)
                    .callee(Callee.script(keys))
                    .start();
            TestSettings settings =
                    TestSettings.in(data).exotel(exotel.baseUrl()).results(business.url());
            server = (keys.startsWith("0") ? settings.database(TestPostgres.freshDatabase()) : settings).start();
            api = new TestApi(server.port());
            exotel.app("4242", Chain.standard(base(), 5));
        }

        private URI base() {
            return URI.create(
                    "http://127.0.0.1:" + server.port() + "/exotel/" + TestSettings.TOKEN + "/" + TestSettings.FLOW);
        }

        void unnumbered() {
            exotel.app("4242", Chain.unnumbered(base(), 5));
        }

        /** Places the calls and waits until all is said. */
        List<LineReport> lines() throws InterruptedException {
            for (int i = 0; i < CALLS; i++) {
                calls.add(api.place(TestApi.order(Integer.toString(1000 + i))));
            }
            List<LineReport> reports = new ArrayList<>();
            for (int i = 1; i <= CALLS; i++) {
                reports.add(exotel.awaitLine(i, PATIENCE).join(PATIENCE));
            }
            TestApi.eventually(
                    PATIENCE,
                    () -> TestApi.json(api.get("/v1/results?state=pending"))
                            .get("results")
                            .isEmpty());
            return reports;
        }

        private String callOf(LineReport line) {
            return line.dial() == null ? "" : line.dial().field("CustomField");
        }

        List<String> heardOf(LineReport line) {
            return business.heardOf(callOf(line));
        }

        boolean hasOutcome(LineReport line) {
            return api.call(callOf(line)).hasNonNull("outcome");
        }

        @Override
        public void close() {
            server.close();
            exotel.close();
            business.close();
        }
    }
}
