package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code graph} and {@code wiring} as a user types them. */
class FlowCommandsTest {

    private static final String COD = "cod-confirmation";
    private static final String URL = "https://calls.example";

    private final PrintStream usualOut = System.out;
    private final PrintStream usualErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(usualOut);
        System.setErr(usualErr);
    }

    private String run(String... arguments) {
        out.reset();
        assertThat(Main.commandLine().execute(arguments)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private String wiring(String... more) {
        List<String> all = new ArrayList<>(List.of("wiring", COD, "--data", data.toString()));
        all.addAll(List.of(more));
        return run(all.toArray(new String[0]));
    }

    @Test
    void drawsInTwoStyles() {
        assertThat(run("graph", COD)).startsWith("stateDiagram-v2\n").contains(" : exhausted");
        assertThat(run("graph", COD, "--style", "flowchart"))
                .startsWith("flowchart TD\n")
                .contains("-.->");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graph nothing",
                "wiring nothing",
                "graph cod-confirmation --style round",
                "wiring cod-confirmation --format pdf",
                "wiring cod-confirmation --spare -1",
                "wiring cod-confirmation --public-url calls.example"
            })
    void saysWhatIsWrongInOneSentence(String command) {
        assertThat(Main.commandLine().execute(command.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void everyAddressHasALineOfItsOwn() {
        String recipe = wiring("--public-url", URL + "/");
        String token = new Secrets(Map.of(), data).webhookTokens().get(0);
        String base = URL + "/exotel/" + token + "/" + COD;
        assertThat(recipe.lines().map(String::strip))
                .contains(base + "/gather/1", base + "/passthru/9", base + "/connect", base + "/greeting");
        assertThat(recipe).contains("takes 10 turns").doesNotContain("PUBLIC_URL");
        assertThat(recipe.lines().filter(line -> !line.contains("https://"))).allMatch(line -> line.length() <= 88);
    }

    @Test
    void saysThatExotelCannotReachThisMachine() {
        assertThat(wiring()).contains("PUBLIC_URL is not set").contains("http://localhost:8080/exotel/");
        assertThat(wiring("--format", "markdown")).contains("**PUBLIC_URL is not set");
    }

    @Test
    void hasItsVariants() {
        assertThat(wiring("--switch", "--public-url", URL))
                .contains("/switch/1", "case failed", "case cancelled", "case expired")
                .contains("case transferred")
                .contains("case to_desk");
        assertThat(wiring("--voicebot", "--public-url", URL)).contains("/voicebot", "  1 Voicebot", "/gather/2");
        assertThat(wiring("--short", "--public-url", URL))
                .contains("/gather\n", "/passthru\n")
                .doesNotContain("/gather/");
        assertThat(wiring("--spare", "2", "--public-url", URL)).contains("/gather/11");
        assertThat(wiring("--format", "markdown", "--public-url", URL)).contains("| 1 | Gather 1 | `https://calls");
    }

    @Test
    void refusesASwitchCaseThatTakesAQuestionForAnEnd() {
        List<String> command = new ArrayList<>(List.of(
                "wiring", "table", "--data", data.toString(), "--flows", "src/test/resources/flow-checks/shared-name"));
        assertThat(run(command.toArray(new String[0]))).contains("Greeting");
        out.reset();

        command.add("--switch");
        assertThat(Main.commandLine().execute(command.toArray(new String[0]))).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("a SwitchCase cannot tell coming, failed, desk from an end of the same name; rename");
    }

    @Test
    void theApiDrawsTheSame() {
        String state = run("graph", COD);
        String flowchart = run("graph", COD, "--style", "flowchart");
        try (Server server = TestSettings.in(data).flows(Path.of("flows")).start()) {
            TestApi api = new TestApi(server.port());
            HttpResponse<String> drawn = api.get("/v1/flows/" + COD + "/graph");
            assertThat(drawn.headers().firstValue("content-type")).hasValue("text/plain;charset=utf-8");
            assertThat(drawn.body()).isEqualTo(state);
            assertThat(api.get("/v1/flows/" + COD + "/graph?style=flowchart").body())
                    .isEqualTo(flowchart);
            assertThat(api.get("/v1/flows/" + COD + "/graph?style=round").statusCode())
                    .isEqualTo(422);
            assertThat(api.get("/v1/flows/nothing/graph").statusCode()).isEqualTo(404);
        }
    }
}
