package ghanti.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ghanti serve} in a process of its own, so that it can be killed. Its output goes to a file in the data folder. */
final class ServerProcess implements AutoCloseable {

    static final Duration START = Duration.ofSeconds(30);

    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> main;
    private Process process;

    /** Starts it and waits until it is ready. */
    ServerProcess(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        this(data, freePort(), environment, List.of("ghanti.app.Main", "serve"));
        awaitReady();
    }

    private ServerProcess(Path data, int port, Map<String, String> environment, List<String> main) throws IOException {
        this.data = data;
        this.port = port;
        this.environment = environment;
        this.main = main;
        this.process = run();
    }

    /** Starts a {@link HastyServer}, and does not wait for it. */
    static ServerProcess hasty(Path data, int port, String... arguments) throws IOException {
        List<String> main = new ArrayList<>(List.of("ghanti.app.HastyServer", Integer.toString(port)));
        main.addAll(List.of(arguments));
        return new ServerProcess(data, port, Map.of(), main);
    }

    static Map<String, String> account(String api) {
        return Map.of(
                "EXOTEL_ACCOUNT_SID", "exampletenant1",
                "EXOTEL_API_KEY", "exotel-key-91",
                "EXOTEL_API_TOKEN", "exotel-token-c3",
                "EXOTEL_CALLER_ID", "08069891522",
                "EXOTEL_APP_ID", "4242",
                "EXOTEL_BASE_URL", api);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process run() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment()
                .putAll(Map.of(
                        "HOST",
                        "127.0.0.1",
                        "PORT",
                        Integer.toString(port),
                        "GHANTI_DATA",
                        data.toString(),
                        "GHANTI_FLOWS",
                        TestSettings.FLOWS.toString(),
                        "GHANTI_WEBHOOK_TOKEN",
                        TestSettings.TOKEN,
                        "GHANTI_API_KEYS",
                        TestSettings.KEY,
                        "GHANTI_RESULT_SECRET",
                        TestSettings.SECRET,
                        "GHANTI_WINDOW",
                        "always"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path log() {
        return data.resolve("server.log");
    }

    /** Everything it has said. */
    String output() throws IOException {
        return Files.readString(log());
    }

    void awaitReady() throws InterruptedException {
        TestApi api = new TestApi(port);
        TestApi.eventually(START, () -> api.get("/ready").statusCode() == 200);
    }

    int port() {
        return port;
    }

    /** kill -9, with no chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to read its flows again. */
    void hangUp() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    /** On the same port and data. */
    void startAgain() throws IOException, InterruptedException {
        process = run();
        awaitReady();
    }

    void killAndStartAgain() throws IOException, InterruptedException {
        kill();
        startAgain();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
