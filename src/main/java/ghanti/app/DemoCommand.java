package ghanti.app;

import ch.qos.logback.classic.Level;
import ghanti.app.OrderSystem.Received;
import ghanti.call.Json;
import ghanti.dial.CallingWindow;
import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.Emulator;
import ghanti.emulator.Tempo;
import ghanti.emulator.Transcript;
import ghanti.exotel.ExotelAccount;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ghanti demo}. */
@Command(
        name = "demo",
        description =
                "A whole order-confirmation call with no account: a server, an Exotel that rings nobody, a shop that"
                        + " presses 1 and then 2, and an order system that checks the signed result.")
final class DemoCommand implements Callable<Integer> {

    private static final String FLOW = "vendor-order-confirmation";
    private static final String APP = "4242";
    private static final String TOKEN = "demo";
    private static final String SECRET = "whsec_Z2hhbnRpLWRlbW8tc2VjcmV0LWdoYW50aQ==";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST_PATH = 12;

    @Option(
            names = "--flows",
            defaultValue = "${env:GHANTI_FLOWS:-flows}",
            paramLabel = "FOLDER",
            description = "Takes the flow from this folder; from the jar where it has none (default flows).")
    private Path flows = Path.of("flows");

    @Option(
            names = "--language",
            defaultValue = "hi",
            paramLabel = "TAG",
            description = "hi, hi-Latn or en (default hi).")
    private String language = "hi";

    @Option(
            names = "--keys",
            defaultValue = "1 2",
            paramLabel = "KEYS",
            description =
                    "What the shop presses, one entry a question: 1, 45#, - for silence, x to hang up (default \"1 2\").")
    private String keys = "1 2";

    @Option(
            names = "--speed",
            defaultValue = "5",
            paramLabel = "N",
            description = "How many times faster than a real call (default 5).")
    private double speed = 5;

    private final PrintStream out = System.out;
    private final Terminal terminal = Terminal.of(System.getenv());

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0 && speed <= 1000)) {
            throw new UsageException("--speed must be above 0, up to 1000");
        }
        quiet();
        Path folder = Files.createTempDirectory("ghanti-demo-");
        try (OrderSystem orders = new OrderSystem(SECRET, this::tell);
                Emulator exotel = emulator();
                Server server = Server.start(settings(folder, orders, exotel))) {
            exotel.app(
                    APP,
                    Chain.standard(
                            URI.create("http://127.0.0.1:" + server.port() + "/exotel/" + TOKEN + "/" + FLOW),
                            LONGEST_PATH));
            out.println(terminal.strong("A new order has come in. ghanti rings the shop.") + "\n");
            place(server.port());
            Optional<Received> result = orders.awaitFinished(PATIENCE);
            exotel.awaitLine(1, PATIENCE).join(PATIENCE);
            return verdict(result);
        } finally {
            delete(folder);
        }
    }

    /** The transcript is the output; the log would only be in its way. */
    private static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.ERROR);
        }
    }

    private Emulator emulator() {
        return Emulator.of(Account.of("demo", "key", "token", "08069891522"))
                .tempo(new Tempo(1 / speed))
                .callee(Callee.script(keys))
                .listener(new Transcript(out, terminal.width(), terminal.colour()))
                .start();
    }

    private Settings settings(Path folder, OrderSystem orders, Emulator exotel) throws IOException {
        HttpUrl api = HttpUrl.get(exotel.baseUrl().toString());
        return new Settings(
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.empty(),
                folder,
                flowsIn(folder),
                List.of(TOKEN),
                List.of("demo-key"),
                Optional.of(orders.url()),
                SECRET,
                Optional.of(new ExotelAccount(api, "demo", "key", "token", "08069891522", APP)),
                Optional.of(new CallingWindow.Instead(Optional.empty())),
                180,
                List.of());
    }

    /** The user's own flow if there is one, so that an edited flow can be watched; else the one that ships. */
    private Path flowsIn(Path folder) throws IOException {
        if (Files.isRegularFile(flows.resolve(FLOW + ".yaml"))) {
            return flows;
        }
        Path shipped = Files.createDirectories(folder.resolve("flows"));
        try (InputStream text = DemoCommand.class.getResourceAsStream("/flows/" + FLOW + ".yaml")) {
            if (text == null) {
                throw new UsageException("there is no flow " + FLOW + " in " + flows + "; set --flows");
            }
            Files.copy(text, shipped.resolve(FLOW + ".yaml"));
        }
        return shipped;
    }

    private void place(int port) throws IOException, InterruptedException {
        Map<String, Object> order = Map.of(
                "flow",
                FLOW,
                "to",
                "+919876543210",
                "language",
                language,
                "inputs",
                Map.of(
                        "order_id",
                        "1042",
                        "vendor_name",
                        "शर्मा स्वीट्स",
                        "items",
                        List.of(Map.of("name", "समोसा", "quantity", 2), Map.of("name", "गुलाब जामुन", "quantity", 4)),
                        "amount",
                        450));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/calls"))
                .header("Authorization", "Bearer demo-key")
                .header("Idempotency-Key", "order-1042")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(order)))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new UsageException("the call was not taken: " + response.body());
        }
    }

    private void tell(Received received) {
        if (received.type().equals("call.progress")) {
            out.println(terminal.faint("       → the order system hears at once: "
                    + received.data().get("report") + " (signature checked)"));
        }
    }

    private int verdict(Optional<Received> result) {
        if (result.isEmpty()) {
            System.err.println("No result came within " + PATIENCE.toMinutes() + " minutes.");
            return 1;
        }
        out.println("\n" + terminal.strong("What the order system received, its signature checked:") + "\n");
        result.get().headers().forEach(header -> out.println("  " + terminal.faint(header)));
        String body = Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Json.MAPPER.readTree(result.get().body()));
        out.println();
        body.lines().forEach(line -> out.println("  " + line));
        Map<?, ?> data = result.get().data();
        Object minutes = data.get("answers") instanceof Map<?, ?> answers ? answers.get("prep_minutes") : null;
        boolean accepted =
                "accepted".equals(data.get("outcome")) && Long.valueOf(30).equals(minutes);
        out.println("\n"
                + terminal.strong("Outcome: " + data.get("outcome")
                        + (minutes == null ? "" : ", ready in " + minutes + " minutes")));
        return accepted ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
