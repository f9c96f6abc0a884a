package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no Exotel should send, and chains whose requests look alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangeTrafficTest {

    private Server server;
    private int lines;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestSettings.in(data).start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private TestLine line() {
        return TestLine.withOrder(server.port(), String.format("e%030dz", ++lines));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/x-www-form-urlencoded; charset=nonsense",
                "application/json",
                "nonsense"
            })
    void aBodyThatCannotBeReadCostsNothingButItself(String contentType) throws IOException {
        String sid = String.format("e%030dz", ++lines);
        String path = "/exotel/" + TestSettings.TOKEN + "/" + TestSettings.FLOW + "/passthru/1?CallSid=" + sid;
        assertThat(post(path, contentType)).startsWith("HTTP/1.1 302");
        String status = "/exotel/" + TestSettings.TOKEN + "/status/" + UUID.randomUUID();
        assertThat(post(status, contentType)).startsWith("HTTP/1.1 200");
    }

    private String post(String path, String contentType) throws IOException {
        return RawHttp.send(
                server.port(), "POST " + path + " HTTP/1.1\nContent-Type: " + contentType + "\n\n--x\nbroken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exotel/stream/%00", "/%zz", "/exotel/%2e%2e/%00/x", "/v1/calls/%00"})
    void whatIsNoAddressAtAllIsToldInJson(String path) throws IOException {
        String reply = RawHttp.send(server.port(), "GET " + path + " HTTP/1.1");
        assertThat(reply).startsWith("HTTP/1.1 4").doesNotContain("<html", "Jetty");
    }

    /** Exotel leaves CurrentTime out now and then; then only the order of requests tells a repeat from a new one. */
    @Test
    void withoutNumbersAndTimesANewQuestionIsNotTakenForARepeat() {
        TestLine line = line().alwaysAt("");
        String first = line.ask("gather", "").body();
        assertThat(line.ask("gather", "").body()).isEqualTo(first);
        assertThat(line.ask("passthru", "1").statusCode()).isEqualTo(200);
        String second = line.ask("gather", "").body();
        assertThat(second).isNotEqualTo(first);
        assertThat(line.ask("gather", "").body()).isEqualTo(second);
        assertThat(line.ask("passthru", "2").statusCode()).isEqualTo(302);
    }
}
