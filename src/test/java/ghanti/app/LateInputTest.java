package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** After the outcome is known nothing changes it, and every applet is told that it is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateInputTest {

    private static final String APOLOGY = "Sorry, something went wrong on our side.";

    private Server server;
    private TestApi api;
    private int lines;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestSettings.in(data).start();
        api = new TestApi(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private TestLine line() {
        return new TestLine(server.port(), String.format("c%030dz", ++lines));
    }

    @Test
    void keysAndCallbacksAfterTheEndChangeNothing() {
        TestLine line = line().with("CustomField", TestLine.ORDER);
        line.gather(1);
        line.press(1, "1");
        line.gather(2);
        assertThat(line.press(2, "2")).isEqualTo(302);
        String call = api.newest().get("id").stringValue();
        assertThat(line.press(2, "1")).isEqualTo(302);
        assertThat(line.press(3, "0")).isEqualTo(302);
        assertThat(line.gather(3).body()).contains("The rider comes in thirty minutes.", "\"input_timeout\":1");
        assertThat(line.ask("gather/4", "0").body()).contains("The rider comes in thirty minutes.");
        assertThat(line.greeting()).isEqualTo("Thank you. The rider comes in thirty minutes.");
        for (String status : new String[] {"failed", "busy", "no-answer", "completed", "nonsense", ""}) {
            assertThat(line.status(call, status).statusCode()).isEqualTo(200);
        }
        assertThat(api.call(call).get("outcome").stringValue()).isEqualTo("accepted");
        assertThat(api.call(call).get("status").stringValue()).isEqualTo("completed");
        assertThat(api.call(call).at("/answers/prep_minutes").intValue()).isEqualTo(30);
    }

    @Test
    void aCallThatHungUpIsOverForEveryApplet() {
        TestLine line = line().with("CustomField", TestLine.ORDER);
        line.gather(1);
        String call = api.newest().get("id").stringValue();
        line.status(call, "completed");
        assertThat(line.press(1, "1")).isEqualTo(302);
        assertThat(line.gather(2).body()).contains(APOLOGY, "\"max_input_digits\":1", "\"input_timeout\":1");
        assertThat(line.greeting()).isEqualTo(APOLOGY);
        assertThat(line.ask("switch/2", "1").body()).isEqualTo("{\"select\":\"hung_up\"}");
        assertThat(api.call(call).get("outcome").stringValue()).isEqualTo("hung_up");
        assertThat(api.call(call).get("node").stringValue()).isEqualTo("greeting");
    }

    @Test
    void aCallIdNobodyKnowsIsTakenAndIgnored() {
        TestLine line = line();
        int before = api.calls().size();
        assertThat(line.status("019aa1b2-0000-7000-8000-000000000000", "completed")
                        .statusCode())
                .isEqualTo(200);
        assertThat(line.status("..%2f..", "completed").statusCode()).isEqualTo(200);
        assertThat(api.calls()).hasSize(before);
    }
}
