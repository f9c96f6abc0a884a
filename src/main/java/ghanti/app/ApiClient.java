package ghanti.app;

import ghanti.call.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A running server, for commands that ask it. */
final class ApiClient {

    private static final int UNAUTHORIZED = 401;

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

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Where the server is, without a slash at the end. */
    String base() {
        return url == null ? "http://localhost:" + port : url.replaceAll("/+$", "");
    }

    /** @throws UsageException if the server cannot be reached or refuses, with its own words */
    Map<String, Object> get(String path) throws IOException, InterruptedException {
        try {
            return tryGet(path);
        } catch (ConnectException e) {
            throw nobody();
        }
    }

    /** As {@link #get}, for who asks again: a server that cannot be reached is an {@link IOException}. */
    Map<String, Object> tryGet(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** As {@link #get}, with a body; a server that takes the request and does not answer is an {@link IOException}. */
    Map<String, Object> post(String path, Map<String, Object> body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(Json.write(body)));
        headers.forEach(request::header);
        try {
            return send(request);
        } catch (ConnectException e) {
            throw nobody();
        }
    }

    private UsageException nobody() {
        return new UsageException("no server answers on " + base() + "; start one with serve, or say where with --url");
    }

    /** Sends a file, which may take long to be taken in; whatever comes back is given. */
    HttpResponse<String> upload(String path, Path file, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).timeout(Duration.ofMinutes(15)).POST(BodyPublishers.ofFile(file));
        headers.forEach(request::header);
        try {
            return exchange(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw nobody();
        }
    }

    /** Copies what is there as it comes. */
    void download(String path, OutputStream to) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = exchange(request(path), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                throw new UsageException(ApiProblem.sentence(
                        response.statusCode(), new String(body.readNBytes(100_000), StandardCharsets.UTF_8)));
            }
            body.transferTo(to);
        }
    }

    private HttpRequest.Builder request(String path) {
        Secrets secrets = new Secrets(System.getenv(), data);
        secrets.place("GHANTI_API_KEYS", "api-key").filter(Files::notExists).ifPresent(missing -> {
            throw new UsageException("there is no API key in " + missing
                    + "; run this beside the server, name its folder with --data, or set GHANTI_API_KEYS");
        });
        return HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + secrets.apiKeys().get(0));
    }

    private URI address(String path) {
        URI address = URI.create(base() + path);
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
            throw new UsageException("--url must be an http or https address, not " + base());
        }
        return address;
    }

    private Map<String, Object> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new UsageException(ApiProblem.sentence(response.statusCode(), response.body()));
        }
        return Json.object(response.body()).orElse(Map.of());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpResponse<T> response = http.send(request.build(), handler);
        if (response.statusCode() == UNAUTHORIZED) {
            throw new UsageException("the server on " + base() + " does not accept this API key; name its data"
                    + " folder with --data, or set GHANTI_API_KEYS to one of its keys");
        }
        return response;
    }
}
