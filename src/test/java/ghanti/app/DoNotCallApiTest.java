package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Emulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Numbers that are never dialled, kept over the API. */
class DoNotCallApiTest {

    private static final String LIST = "/v1/do-not-call";
    private static final String ONE = LIST + "/%2B919876543210";

    private CommandServer server;
    private TestApi api;

    @BeforeEach
    void start(@TempDir Path data) {
        server = new CommandServer(data);
        api = server.api();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> delete(String path) {
        return TestApi.send(HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + TestSettings.KEY)
                .DELETE());
    }

    @Test
    void aNumberOnTheListIsNotDialledUntilItIsTakenOff() throws Exception {
        String body = "{\"numbers\":[\"98765 43210\",\"+919876543211\"],\"reason\":\"asked us to stop\"}";
        HttpResponse<String> added = api.post(LIST, body);
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).isEqualTo("{\"added\":2}");
        assertThat(TestApi.json(api.get(ONE)).get("reason").stringValue()).isEqualTo("asked us to stop");

        String refused = api.place(TestApi.order("1042"));
        TestApi.eventually(
                Duration.ofSeconds(20),
                () -> api.call(refused).get("status").stringValue().equals("cancelled"));
        assertThat(api.call(refused).at("/history/0/why").stringValue()).contains("asked us to stop");
        Emulator exotel = server.exotel();
        assertThat(exotel.dials()).isEmpty();

        assertThat(delete(ONE).statusCode()).isEqualTo(204);
        assertThat(delete(ONE).statusCode()).isEqualTo(404);
        assertThat(api.get(ONE).statusCode()).isEqualTo(404);
        api.place(TestApi.order("1043"));
        exotel.awaitDial(1, Duration.ofSeconds(20));
    }

    @Test
    void theListIsShownPageByPage() {
        api.post(LIST, "{\"numbers\":[\"+919876543210\",\"+919876543211\",\"+919876543212\"],\"reason\":\"moved\"}");
        JsonNode first = TestApi.json(api.get(LIST + "?limit=2"));
        assertThat(first.get("numbers").size()).isEqualTo(2);
        JsonNode second = TestApi.json(api.get(LIST + "?limit=2&cursor="
                + first.get("next_cursor").stringValue().replace("+", "%2B")));
        assertThat(second.get("numbers").size()).isEqualTo(1);
        assertThat(second.at("/numbers/0/number").stringValue()).isEqualTo("+919876543212");
        assertThat(second.get("next_cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                            | numbers     | must be a list of 1 to 1000 phone numbers
            {"numbers": [], "reason": "x"}                                | numbers     | must be a list of 1 to 1000 phone numbers
            {"numbers": ["+919876543210"]}                                | reason      | is required
            {"numbers": ["+919876543210", 12], "reason": "x"}             | numbers[1]  | must be a phone number
            {"numbers": ["+919876543210"], "reason": "x", "why": "y"}     | why         | is not a field
            """)
    void whatIsWrongIsNamed(String body, String field, String sentence) {
        HttpResponse<String> response = api.post(LIST, body);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(TestApi.json(response).get("errors")).anySatisfy(fault -> {
            assertThat(fault.get("field").stringValue()).isEqualTo(field);
            assertThat(fault.get("message").stringValue()).contains(sentence);
        });
        assertThat(TestApi.json(api.get(LIST)).get("numbers").size()).isZero();
    }
}
