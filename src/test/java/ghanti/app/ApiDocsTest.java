package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API names what there is, and is shown. */
class ApiDocsTest {

    private static final Pattern ROUTE =
            Pattern.compile("routes\\.(get|post|put|delete|patch)\\(\\s*\"(/(?:v1|start)[^\"]*)\"");

    @Test
    void everyRouteIsDescribed(@TempDir Path data) throws Exception {
        try (Server server = TestSettings.in(data).start()) {
            TestApi api = new TestApi(server.port());
            HttpResponse<String> answer = api.get("/openapi.json");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            Set<String> described = new TreeSet<>();
            TestApi.json(answer)
                    .get("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .propertyNames()
                            .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
            assertThat(described).containsAll(registered()).hasSizeGreaterThan(8);
            HttpResponse<String> page = api.get("/docs");
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.body()).startsWith("<!doctype html>").contains("openapi.json");
        }
    }

    private static Set<String> registered() throws IOException {
        Set<String> routes = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/ghanti/web"))) {
            for (Path file : files.toList()) {
                ROUTE.matcher(Files.readString(file))
                        .results()
                        .forEach(route -> routes.add(route.group(1).toUpperCase(Locale.ROOT) + " " + route.group(2)));
            }
        }
        assertThat(routes).contains("POST /v1/calls", "GET /v1/flows");
        return routes;
    }
}
