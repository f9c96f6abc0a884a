package ghanti.app;

import ghanti.call.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A running server, for commands that ask it. */
final class ApiClient {

    @Option(names = "--url", paramLabel = "URL", description = "The running server (default http://localhost:PORT).")
    private @Nullable String url;

    @Option(names = "--port", defaultValue = "${env:PORT:-8080}", hidden = true)
    private int port;

    @Option(
            names = "--data",
            defaultValue = "${env:GHANTI_DATA:-data}",
            paramLabel = "FOLDER",
            description = "Where the server's generated API key lies, if GHANTI_API_KEYS is not set (default data).")
    private Path data = Path.of("data");

    /** @throws UsageException if the server cannot be reached or refuses, with its own words */
    Map<String, Object> get(String path) throws IOException, InterruptedException {
        String base = url == null ? "http://localhost:" + port : url.replaceAll("/+$", "");
        Secrets secrets = new Secrets(System.getenv(), data);
        secrets.place("GHANTI_API_KEYS", "api-key").filter(Files::notExists).ifPresent(missing -> {
            throw new UsageException("there is no API key in " + missing
                    + "; run this beside the server, name its folder with --data, or set GHANTI_API_KEYS");
        });
        String key = secrets.apiKeys().get(0);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new UsageException(ApiProblem.sentence(response));
            }
            return Json.object(response.body()).orElse(Map.of());
        } catch (ConnectException e) {
            throw new UsageException(
                    "no server answers on " + base + "; start one with serve, or say where with --url");
        }
    }
}
