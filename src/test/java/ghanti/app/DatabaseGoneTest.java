package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the database is gone every applet gets its safe answer in time; afterwards the call goes on where it was. */
class DatabaseGoneTest {

    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final String APOLOGY = "Sorry, something went wrong on our side.";

    @Test
    void itHangs(@TempDir Path folder) throws Exception {
        try (StoppablePostgres postgres = new StoppablePostgres(folder);
                Server server = TestSettings.in(folder).database(postgres.url()).start()) {
            TestApi api = new TestApi(server.port());
            TestLine line = begun(server);
            postgres.freeze();
            try {
                everythingIsSafe(api, line);
                manyAtOnceAreSafe(line.port());
            } finally {
                postgres.thaw();
            }
            goesOn(api, line);
        }
    }

    @Test
    void itIsStoppedAndStarted(@TempDir Path folder) throws Exception {
        try (StoppablePostgres postgres = new StoppablePostgres(folder);
                Server server = TestSettings.in(folder).database(postgres.url()).start()) {
            TestApi api = new TestApi(server.port());
            TestLine line = begun(server);
            postgres.stop();
            everythingIsSafe(api, line);
            postgres.start();
            goesOn(api, line);
        }
    }

    /** The shop has accepted and is asked for minutes. */
    private static TestLine begun(Server server) {
        TestLine line = TestLine.withOrder(server.port(), "f0000000000000000000000000000001");
        line.gather(1);
        line.press(1, "1");
        assertThat(line.gather(2).body()).contains("How many minutes?");
        return line;
    }

    private static void everythingIsSafe(TestApi api, TestLine line) {
        for (int round = 0; round < 2; round++) {
            // The call itself, which this server remembers, and a line it has never seen.
            TestLine stranger = TestLine.withOrder(line.port(), "f000000000000000000000000000010" + round);
            assertThat(inTime(() -> line.passthru(2, "2")).statusCode()).isEqualTo(302);
            assertThat(inTime(() -> line.ask("gather/7", "")).body()).contains(APOLOGY, "\"input_timeout\":1");
            assertThat(inTime(() -> line.ask("greeting", "")).body()).isEqualTo(APOLOGY);
            assertThat(inTime(() -> line.ask("connect", "")).body()).contains("\"numbers\":[]");
            assertThat(inTime(() -> line.ask("switch/8", "1")).body()).isEqualTo("{\"select\":\"failed\"}");
            assertThat(inTime(() -> stranger.gather(1)).body()).contains(APOLOGY);
            assertThat(inTime(() -> stranger.passthru(1, "1")).statusCode()).isEqualTo(302);
            assertThat(inTime(() -> api.get("/ready")).statusCode()).isEqualTo(503);
            assertThat(inTime(() -> api.get("/health")).statusCode()).isEqualTo(200);
        }
        // Said again is what was committed before.
        assertThat(inTime(() -> line.gather(2)).body()).contains("How many minutes?");
        assertThat(inTime(() -> line.status("019aa1b2-0000-7000-8000-000000000000", "completed"))
                        .statusCode())
                .isEqualTo(503);
    }

    private static void manyAtOnceAreSafe(int port) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(40);
        try {
            List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                TestLine stranger = TestLine.withOrder(port, "f00000000000000000000000000002" + i);
                requests.add(() -> inTime(() -> stranger.gather(1)));
            }
            for (Future<HttpResponse<String>> answer : pool.invokeAll(requests)) {
                assertThat(answer.get().body()).contains(APOLOGY);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static HttpResponse<String> inTime(Supplier<HttpResponse<String>> request) {
        long began = System.nanoTime();
        HttpResponse<String> response = request.get();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took).as("%s", response.uri().getPath()).isLessThan(IN_TIME);
        return response;
    }

    private static void goesOn(TestApi api, TestLine line) throws Exception {
        TestApi.eventually(RECOVERY, () -> api.get("/ready").statusCode() == 200);
        assertThat(line.gather(2).body()).contains("How many minutes?");
        assertThat(line.press(2, "2")).isEqualTo(302);
        assertThat(line.greeting()).isEqualTo("Thank you. The rider comes in thirty minutes.");
        assertThat(api.calls().stream()
                        .filter(call -> call.hasNonNull("outcome"))
                        .map(call -> call.get("outcome").stringValue()))
                .containsExactly("accepted");
    }
}
