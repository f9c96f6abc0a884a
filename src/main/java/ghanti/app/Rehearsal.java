package ghanti.app;

import ch.qos.logback.classic.Level;
import ghanti.app.OrderSystem.Received;
import ghanti.call.Json;
import ghanti.dial.CallingWindow;
import ghanti.dial.Limits;
import ghanti.dial.Patience;
import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.Emulator;
import ghanti.emulator.EmulatorBuilder;
import ghanti.emulator.LineReport;
import ghanti.exotel.ExotelAccount;
import ghanti.flow.Flow;
import ghanti.flow.Transfer;
import ghanti.speech.Recognizer;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A server on a fresh database, an Exotel that rings nobody, and a business, all on free ports, for calls without an account. */
final class Rehearsal implements AutoCloseable {

    private static final String APP = "4242";
    private static final String TOKEN = "rehearsal";
    private static final String KEY = "rehearsal-key";
    private static final String SECRET = "whsec_Z2hhbnRpLWRlbW8tc2VjcmV0LWdoYW50aQ==";
    private static final int LONGEST_CHAIN = 30;
    /** As many as the recipe of a flow that can transfer again has room for. */
    private static final int MOST_TRANSFERS = 2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Level loudness;
    private final OrderSystem orders;
    private final Emulator exotel;
    private final Server server;

    /**
     * Starts all three.
     *
     * @param flows the folder of flows
     * @param audio whose voice is heard
     * @param callees who picks up, how fast, who listens
     * @param results told of every result as it comes, its signature checked
     */
    Rehearsal(Path flows, AudioSettings audio, UnaryOperator<EmulatorBuilder> callees, Consumer<Received> results)
            throws IOException {
        this(flows, audio, Company.NONE, callees, results);
    }

    /**
     * Who else takes part.
     *
     * @param recognizer who understands what callees say, if anybody does
     * @param system what fetches ask, if anything answers them
     */
    record Company(Optional<Recognizer> recognizer, Optional<ScriptedSystem> system) {

        static final Company NONE = new Company(Optional.empty(), Optional.empty());
    }

    /** The same with others who take part. */
    Rehearsal(
            Path flows,
            AudioSettings audio,
            Company company,
            UnaryOperator<EmulatorBuilder> callees,
            Consumer<Received> results)
            throws IOException {
        loudness = quiet();
        folder = Files.createTempDirectory("ghanti-rehearsal-");
        orders = new OrderSystem(SECRET, results);
        exotel = callees.apply(Emulator.of(Account.of("rehearsal", "key", "token", "08069891522")))
                .start();
        server = started(flows, audio, company);
    }

    private Server started(Path flows, AudioSettings audio, Company company) throws IOException {
        try {
            return Server.start(
                    settings(flows, audio, company),
                    new Server.Others(
                            company.recognizer(),
                            real -> company.system()
                                    .map(system -> system.leading(real))
                                    .orElse(real)));
        } catch (RuntimeException e) {
            exotel.close();
            orders.close();
            delete(folder);
            throw e;
        }
    }

    /** What is shown is the call; the log would only be in its way. */
    private static Level quiet() {
        ch.qos.logback.classic.Logger root = log();
        Level before = root.getLevel();
        root.setLevel(Level.ERROR);
        return before;
    }

    private static ch.qos.logback.classic.Logger log() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private Settings settings(Path flows, AudioSettings audio, Company company) {
        HttpUrl api = HttpUrl.get(exotel.baseUrl().toString());
        return new Settings(
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.empty(),
                folder,
                flows,
                List.of(TOKEN),
                List.of(KEY),
                Optional.of(orders.url()),
                List.of(SECRET),
                Optional.of(new ExotelAccount(api, "rehearsal", "key", "token", "08069891522", APP)),
                new DialSettings(
                        new Limits(600, 100, 600, 100),
                        Optional.of(new CallingWindow.Instead(Optional.empty())),
                        Optional.empty(),
                        Patience.USUAL),
                company.system().map(ScriptedSystem::host).stream().toList(),
                audio,
                200,
                Optional.empty(),
                1);
    }

    /**
     * Places a call by the API, as a business does.
     *
     * @throws UsageException with the API's own words if it is not taken
     */
    void place(Map<String, Object> call) throws IOException, InterruptedException {
        place(call, chain(String.valueOf(call.get("flow"))));
    }

    /** The same over a Voicebot, with Gathers behind it for when its stream is lost. */
    void placeOnStream(Map<String, Object> call) throws IOException, InterruptedException {
        URI base = URI.create(address() + "/exotel/" + TOKEN + "/" + call.get("flow"));
        place(call, Chain.voicebot(URI.create(base + "/voicebot"), base, LONGEST_CHAIN));
    }

    /** What the call is being told: the open question, or the closing words. */
    String words() {
        try {
            JsonNode call = Json.MAPPER
                    .readTree(http.send(api("/v1/calls?limit=1").build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .at("/calls/0");
            if (call.path("outcome").isNull() || call.path("outcome").isMissingNode()) {
                return call.at("/turns/" + (call.path("turns").size() - 1) + "/prompt")
                        .asString("");
            }
            String query =
                    "/greeting?CallSid=" + call.at("/attempts/0/call_sid").asString("");
            URI greeting = URI.create(
                    address() + "/exotel/" + TOKEN + "/" + call.path("flow").asString("") + query);
            return http.send(HttpRequest.newBuilder(greeting).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void place(Map<String, Object> call, Chain chain) throws IOException, InterruptedException {
        // A flow may name an app of its own.
        String app = flow(String.valueOf(call.get("flow")))
                .flatMap(known -> known.exotel().app())
                .orElse(APP);
        exotel.app(app, chain);
        HttpRequest.Builder request = api("/v1/calls").POST(HttpRequest.BodyPublishers.ofString(Json.write(call)));
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new UsageException(
                    "the call was not taken: " + ApiProblem.sentence(response.statusCode(), response.body()));
        }
    }

    /** With a Connect only where the flow transfers, as its recipe says. */
    private Chain chain(String flow) {
        URI base = URI.create(address() + "/exotel/" + TOKEN + "/" + flow);
        boolean transfers = flow(flow).stream()
                .flatMap(known -> known.nodes().values().stream())
                .anyMatch(Transfer.class::isInstance);
        return transfers
                ? Chain.withTransfers(base, LONGEST_CHAIN, LONGEST_CHAIN, MOST_TRANSFERS)
                : Chain.standard(base, LONGEST_CHAIN);
    }

    private String address() {
        return "http://127.0.0.1:" + server.port();
    }

    private HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).header("Authorization", "Bearer " + KEY);
    }

    /** A flow of the folder, with the flows it holds inside it. */
    Optional<Flow> flow(String name) {
        return server.flow(name);
    }

    /** Who picks up that number, and one after the other who picks up any other one. */
    void people(String number, Callee callee, List<Callee> others) {
        exotel.callees(others.toArray(Callee[]::new));
        exotel.calleesOf(number, callee);
    }

    /** Where the call is now, as a business can ask too. */
    String node() {
        try {
            HttpResponse<String> response =
                    http.send(api("/v1/calls?limit=1").build(), HttpResponse.BodyHandlers.ofString());
            return Json.MAPPER.readTree(response.body()).at("/calls/0/node").asString("");
        } catch (IOException e) {
            throw new UncheckedIOException("the server does not say where the call is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The finished call as the business heard of it, if it did in time, and what happened on the line. */
    Outcome await(Duration patience) throws InterruptedException {
        LineReport line = exotel.awaitLine(1, patience).join(patience);
        return new Outcome(orders.awaitFinished(patience), line);
    }

    /** What came of a rehearsed call. */
    record Outcome(Optional<Received> finished, LineReport line) {}

    @Override
    public void close() throws IOException {
        server.close();
        exotel.close();
        orders.close();
        delete(folder);
        log().setLevel(loudness);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
