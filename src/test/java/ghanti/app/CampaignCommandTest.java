package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Callee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaigns from the command line, with a server and an emulated Exotel behind it. */
class CampaignCommandTest {

    private static final String SHOP = TestSettings.FLOW;

    private Path folder;
    private CommandServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        folder = data;
        server = new CommandServer(data);
        server.exotel().callees(Callee.script("1 2"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandRun run(String... arguments) throws Exception {
        return server.run("campaign", arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String orders() throws IOException {
        return file("orders.csv", "to,order_id\n+919876543210,1042\n98765 43210,1043\n");
    }

    private static String idIn(String out) {
        return out.replaceAll("(?s).*Campaign ([0-9a-f-]{36}).*", "$1");
    }

    @Test
    void aFileIsShownToItsEnd() throws Exception {
        CommandRun run = run(SHOP, orders(), "--name", "Diwali");
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("2 calls, 1 of them to a number that an earlier row has too, at least 1 minute at")
                .contains("2 of 2, finished, accepted 2", "is finished")
                .containsPattern("accepted +2 +100 %")
                .doesNotContain("\u001b", "\r");
        Path results = folder.resolve("results.csv");
        CommandRun written = run("--results", idIn(run.out()), "-o", results.toString());
        assertThat(written.code()).as(written.everything()).isZero();
        assertThat(Files.readString(results)).startsWith("to,status,outcome,").contains(",completed,accepted,30,");
        assertThat(folder.resolve("results.csv.part")).doesNotExist();
        CommandRun printed = run("--results", idIn(run.out()));
        assertThat(printed.out())
                .isEqualToNormalizingNewlines(Files.readString(results).strip());
    }

    @Test
    void wrongRowsAreATableAndTwo() throws Exception {
        String rows =
                file("orders.jsonl", "{\"to\":\"12\",\"inputs\":{\"order_id\":\"1\"}}\n{\"to\":\"+919876543210\"}\n");
        CommandRun run = run(SHOP, rows);
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(4)
                .anyMatch(line -> line.matches("1 +to +must be a phone number such as \\+919876543210"))
                .anyMatch(line -> line.matches("2 +inputs.order_id +is required and must be .*"))
                .contains("2 errors in 2 rows. No call was placed.");
        CommandRun header = run(SHOP, file("orders.csv", "to,ordr_id\n+919876543210,1042\n"));
        assertThat(header.code()).as(header.everything()).isEqualTo(2);
        assertThat(header.err().lines())
                .anyMatch(line -> line.matches("1 +header +the header names \"ordr_id\".* \"order_id\"\\?"))
                .contains("2 errors in 1 row. No call was placed.");
        CommandRun dry = run(SHOP, orders(), "--dry-run");
        assertThat(dry.code()).as(dry.everything()).isZero();
        assertThat(dry.out()).contains("2 calls", "No call was placed.");
        assertThat(server.api().calls()).isEmpty();
    }

    @Test
    void pausedResumedAndCancelled() throws Exception {
        String orders = orders();
        CommandRun paused = run(SHOP, orders, "--pause-after-load", "--idempotency-key", "once");
        assertThat(paused.code()).as(paused.everything()).isZero();
        assertThat(paused.out()).contains("is paused");
        String id = idIn(paused.out());
        assertThat(idIn(run(SHOP, orders, "--pause-after-load", "--idempotency-key", "once")
                        .out()))
                .isEqualTo(id);
        assertThat(run("--status", id).out()).contains("is paused", "0 of 2, paused");
        assertThat(run("--resume", id).out()).contains("Campaign " + id + " is running");
        TestApi.eventually(
                Duration.ofSeconds(60),
                () -> TestApi.json(server.api().get("/v1/campaigns/" + id))
                        .get("state")
                        .stringValue()
                        .equals("finished"));
        CommandRun late = run("--cancel", id);
        assertThat(late.code()).isEqualTo(2);
        assertThat(late.err()).isEqualTo("The campaign is finished and cannot become cancelled.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop-order                     | campaign needs FLOW and FILE. See: ghanti campaign --help
            shop-order no/such.csv         | no/such.csv cannot be used: there is no such file or folder
            shop-odrer pom.xml             | flow: there is no flow "shop-odrer"; known are
            shop-order pom.xml --language de | language: must be one of en, hi
            --status 1042                  | "1042" is no campaign id
            --pause a --resume b           | campaign does one thing at a time
            --results 01936f0e-8a51-7c44-b2d0-6f1e9a3c5d27 | There is no campaign
            """)
    void whatIsWrongIsTold(String line, String sentence) throws Exception {
        CommandRun run = run(line.strip().split(" +"));
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).contains(sentence);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }
}
