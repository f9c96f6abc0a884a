package ghanti.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ghanti.call.CallResult;
import ghanti.call.Json;
import ghanti.dial.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of {@code docs/results.md} takes what is signed, and nothing else. */
class ResultsPageTest {

    private static final String NEW = "whsec_bmV3LXNlY3JldC1vZi10aGUtcmVzdWx0cy1wYWdl";
    private static final String OLD = "whsec_b2xkLXNlY3JldC1vZi10aGUtcmVzdWx0cy1wYWdl";
    private static final String STRANGE = "whsec_c3RyYW5nZS1zZWNyZXQtb2YtdGhlLXBhZ2U=";
    private static final List<Boolean> EXPECTED = List.of(true, true, false, false, false, false, false, false);

    private final List<Request> cases = new ArrayList<>();
    private @TempDir Path folder;

    /** A request as a receiver sees it, and the secret it checks by. */
    private record Request(Map<String, String> headers, String body, String secret) {

        Request with(String header, String value) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.put(header, value);
            return new Request(changed, body, secret);
        }

        Request secret(String other) {
            return new Request(headers, body, other);
        }
    }

    @BeforeEach
    void sendThem() throws Exception {
        Request good = sent(Instant.now());
        String signatures = String.valueOf(good.headers().get("webhook-signature"));
        cases.add(good);
        cases.add(good.secret(OLD));
        cases.add(good.secret(STRANGE));
        cases.add(new Request(good.headers(), good.body().replace("accepted", "rejected"), NEW));
        cases.add(good.with("webhook-signature", signatures.replace("v1,", "v1,A")));
        cases.add(good.with("webhook-id", "another"));
        cases.add(good.with("webhook-signature", "v1,"));
        cases.add(sent(Instant.now().minus(Duration.ofMinutes(10))));
    }

    /** A result as the poster sends it at that time. */
    private static Request sent(Instant at) throws Exception {
        try (MockWebServer business = new MockWebServer()) {
            business.start();
            business.enqueue(new MockResponse.Builder().code(204).build());
            String body = "{\"type\":\"call.finished\",\"data\":{\"outcome\":\"accepted\",\"shop\":\"शर्मा\"}}";
            URI url = business.url("/calls").uri();
            CallResult result = new CallResult("019aa1b2-0000", "call", 1, "call.finished", url, body, at);
            Poster poster = new Poster(new OkHttpClient(), List.of(NEW, OLD), new TestClock(at.toString()));
            assertThat(poster.post(result).isTaken()).isTrue();
            RecordedRequest request = Objects.requireNonNull(business.takeRequest(10, TimeUnit.SECONDS));
            Map<String, String> headers = new LinkedHashMap<>();
            for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
                headers.put(name, Objects.requireNonNull(request.getHeaders().get(name)));
            }
            return new Request(
                    headers, Objects.requireNonNull(request.getBody()).utf8(), NEW);
        }
    }

    private static String code(String language) throws IOException {
        String page = Files.readString(Path.of("docs/results.md"));
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }

    @Test
    void inJava() throws Exception {
        Path source = Files.writeString(folder.resolve("Results.java"), code("java"));
        String classPath = System.getProperty("java.class.path");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(failed).isZero();
        List<Boolean> said = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var isGenuine = loader.loadClass("Results")
                    .getDeclaredMethod("isGenuine", HttpHeaders.class, String.class, String.class);
            isGenuine.setAccessible(true);
            for (Request one : cases) {
                Map<String, List<String>> headers = one.headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
                HttpHeaders http = HttpHeaders.of(headers, (name, value) -> true);
                said.add((Boolean) isGenuine.invoke(null, http, one.body(), one.secret()));
            }
        }
        assertThat(said).isEqualTo(EXPECTED);
    }

    @Test
    void inPython() throws Exception {
        String driver = """

                import json, sys
                cases = json.load(open(sys.argv[1], encoding="utf-8"))
                print([is_genuine(one["headers"], one["body"].encode(), one["secret"]) for one in cases])
                """;
        assertThat(run("python3", "page.py", code("python") + driver).toLowerCase(Locale.ROOT))
                .isEqualTo(EXPECTED.toString());
    }

    @Test
    void inNode() throws Exception {
        String driver = """

                const cases = JSON.parse(require("node:fs").readFileSync(process.argv[2], "utf-8"));
                const said = cases.map((one) => isGenuine(one.headers, Buffer.from(one.body), one.secret));
                console.log("[" + said.join(", ") + "]");
                """;
        assertThat(run("node", "page.js", code("js") + driver)).isEqualTo(EXPECTED.toString());
    }

    private String run(String program, String name, String text) throws Exception {
        assumeTrue(isThere(program), program + " is not installed");
        Files.writeString(folder.resolve(name), text);
        Files.writeString(folder.resolve("cases.json"), Json.write(cases));
        Process process = new ProcessBuilder(program, name, "cases.json")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8)
                .strip();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
