package ghanti.app;

import ghanti.app.OrderSystem.Received;
import ghanti.app.Rehearsal.Outcome;
import ghanti.call.Json;
import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.Emulator;
import ghanti.emulator.EmulatorBuilder;
import ghanti.emulator.Fate;
import ghanti.emulator.Mischief;
import ghanti.emulator.Tempo;
import ghanti.emulator.Transcript;
import ghanti.flow.Node;
import ghanti.flow.Question;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ghanti emulate}. */
@Command(
        name = "emulate",
        description =
                "An Exotel that rings nobody. With --scenario it rehearses one call against a server of its own and"
                        + " asserts what comes of it (exit 1 with the differences); without, it stands in for Exotel's API and asks"
                        + " the applets of a flow of your running server.",
        footer = {
            "%nA scenario is a YAML file:",
            "  flow, to, language, inputs   the call, as POST /v1/calls takes it",
            "  keys: \"7 1 25#\"            one entry a question: keys, - silence,",
            "                             -1 silence once and then 1, !1 during the words,",
            "                             x hangs up; or busy, no-answer, failed",
            "  hang_up_at: NODE           hangs up when that question is asked",
            "  transfer: busy answered    how each transfer goes: answered (default),",
            "                             busy, no-answer, failed",
            "  fetch: {NODE: {open: true}}  what each fetch gets, in a list one after",
            "                             the other; or failed (default)",
            "  exotel: {repeats, delay_ms}  how often each request is sent, how late",
            "  expect: {outcome, answers, path, results}  what must come of it",
            "%nExamples:",
            "  ghanti emulate --scenario scenarios/accepts-after-a-wrong-key.yaml",
            "%nBeside a server of yours:",
            "  ghanti emulate --port 9090 --flow cod-confirmation --token TOKEN",
            "  EXOTEL_BASE_URL=http://localhost:9090 EXOTEL_ACCOUNT_SID=demo \\",
            "    EXOTEL_API_KEY=key EXOTEL_API_TOKEN=token EXOTEL_CALLER_ID=08069891522 \\",
            "    EXOTEL_APP_ID=4242 GHANTI_WEBHOOK_TOKEN=TOKEN GHANTI_WINDOW=always \\",
            "    ghanti serve"
        })
final class EmulateCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Option(names = "--scenario", paramLabel = "FILE", description = "Rehearses this scenario.")
    private @Nullable Path scenario;

    @Option(
            names = "--flows",
            defaultValue = "${env:GHANTI_FLOWS:-flows}",
            paramLabel = "FOLDER",
            description = "The flows of a scenario (GHANTI_FLOWS; default flows).")
    private Path flows = Path.of("flows");

    @Mixin
    private HeardOptions options = new HeardOptions();

    @Option(names = "--port", defaultValue = "9090", paramLabel = "PORT", description = "Listen port (default 9090).")
    private int port;

    @Option(
            names = "--server",
            defaultValue = "http://localhost:8080",
            paramLabel = "URL",
            description = "Your running server (default http://localhost:8080).")
    private URI server = URI.create("http://localhost:8080");

    @Option(names = "--flow", paramLabel = "FLOW", description = "The flow that app 4242 is wired to.")
    private @Nullable String flow;

    @Option(
            names = "--token",
            defaultValue = "${env:GHANTI_WEBHOOK_TOKEN}",
            paramLabel = "TOKEN",
            description = "Your server's webhook token (GHANTI_WEBHOOK_TOKEN).")
    private @Nullable String token;

    @Option(
            names = "--turns",
            defaultValue = "20",
            paramLabel = "N",
            description = "Gathers in the chain (default 20).")
    private int turns;

    @Option(names = "--keys", defaultValue = "1 2", paramLabel = "KEYS", description = "What every callee presses.")
    private String keys = "";

    @Option(names = "--speed", defaultValue = "1", paramLabel = "N", description = "How many times faster than real.")
    private double speed = 1;

    private final PrintStream out = System.out;
    private final Terminal terminal = Terminal.of(System.getenv());
    private final List<String> results = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0 && speed <= 1000)) {
            throw new UsageException("--speed must be above 0, up to 1000");
        }
        return scenario == null ? standAlone() : rehearse(Scenario.read(scenario));
    }

    private int standAlone() throws InterruptedException {
        if (flow == null || token == null) {
            throw new UsageException("emulate needs --flow and --token of a running server, or --scenario FILE");
        }
        Emulator exotel = Emulator.of(Account.of("demo", "key", "token", "08069891522"))
                .port(port)
                .tempo(new Tempo(1 / speed))
                .callee(Callee.script(keys))
                .listener(new Transcript(out, terminal.width(), terminal.colour()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(exotel::close, "stop"));
        exotel.app("4242", Chain.standard(URI.create(server + "/exotel/" + token + "/" + flow), turns));
        out.println("Exotel's API is emulated on " + exotel.baseUrl() + "; account demo, app 4242 is " + flow + ".");
        new CountDownLatch(1).await();
        return 0;
    }

    private int rehearse(Scenario rehearsed) throws IOException, InterruptedException {
        AudioSettings audio = options.settings(System.getenv());
        try (ScriptedSystem system = new ScriptedSystem(
                        rehearsed.fetches().answers(), sentence -> out.println(terminal.faint("  " + sentence)));
                Rehearsal rehearsal = new Rehearsal(
                        flows,
                        audio,
                        new Rehearsal.Company(Optional.empty(), Optional.of(system)),
                        exotel -> prepared(exotel, rehearsed),
                        this::heard)) {
            rehearsal
                    .flow(String.valueOf(rehearsed.call().get("flow")))
                    .ifPresent(flow -> rehearsed.fetches().check(flow));
            Callee script = Callee.script(rehearsed.keys());
            Optional<LeavingCallee> leaving = Optional.ofNullable(rehearsed.hangUpAt())
                    .map(node -> new LeavingCallee(script, question(node, rehearsed, rehearsal), rehearsal::node));
            rehearsal.people(
                    String.valueOf(rehearsed.call().get("to")),
                    leaving.<Callee>map(callee -> callee).orElse(script),
                    rehearsed.transfers());
            rehearsal.place(rehearsed.call());
            Outcome outcome = rehearsal.await(PATIENCE);
            return verdict(
                    rehearsed, outcome, leaving.isPresent() && !leaving.get().hasLeft());
        }
    }

    /** The name, once it is known that a callee can be asked there; a name that is mistyped would hang up nowhere. */
    private static String question(String node, Scenario rehearsed, Rehearsal rehearsal) {
        List<String> questions = rehearsal
                .flow(String.valueOf(rehearsed.call().get("flow")))
                .map(flow -> flow.nodes().values().stream()
                        .filter(Question.class::isInstance)
                        .map(Node::name)
                        .toList())
                .orElse(List.of(node));
        if (!questions.contains(node)) {
            throw new UsageException("\"hang_up_at\" must be a question of the flow, not \"" + node
                    + "\"; its questions are " + String.join(", ", questions));
        }
        return node;
    }

    private EmulatorBuilder prepared(EmulatorBuilder exotel, Scenario rehearsed) {
        Fate fate = Fate.repeated(rehearsed.trouble().repeats())
                .and(Fate.delayed(rehearsed.trouble().delay()));
        return exotel.tempo(speed == 1 ? Tempo.instant() : new Tempo(1 / speed))
                .mischief(Mischief.onEveryApplet(fate))
                .listener(new Transcript(out, terminal.width(), terminal.colour()));
    }

    private void heard(Received received) {
        Object word = received.data().get(received.type().equals("call.progress") ? "report" : "outcome");
        results.add(received.type() + " " + word);
    }

    private int verdict(Scenario rehearsed, Outcome outcome, boolean stayed) {
        Map<?, ?> data = outcome.finished().<Map<?, ?>>map(Received::data).orElse(Map.of());
        List<String> differences = new ArrayList<>();
        Scenario.Expectation expect = rehearsed.expect();
        if (stayed) {
            differences.add("- hang_up_at " + rehearsed.hangUpAt() + ", which was never asked");
        }
        differ("outcome", expect.outcome(), data.get("outcome"), differences);
        differ("answers", expect.answers().isEmpty() ? null : expect.answers(), data.get("answers"), differences);
        List<?> path = data.get("turns") instanceof List<?> asked
                ? asked.stream().map(turn -> ((Map<?, ?>) turn).get("node")).toList()
                : List.of();
        differ("path", expect.path().isEmpty() ? null : expect.path(), path, differences);
        differ("results", expect.results().isEmpty() ? null : expect.results(), List.copyOf(results), differences);
        outcome.line()
                .serverFaults()
                .forEach(fault -> differences.add("fault at " + fault.path() + ": " + fault.sentence()));
        out.println();
        differences.forEach(out::println);
        String count = differences.size() == 1 ? "1 difference" : differences.size() + " differences";
        out.println(differences.isEmpty() ? "As expected: " + data.get("outcome") : count);
        return differences.isEmpty() ? 0 : 1;
    }

    /** Numbers are compared as they are written: YAML's 30 is JSON's 30. */
    private static void differ(
            String what, @Nullable Object expected, @Nullable Object actual, List<String> differences) {
        if (expected != null && !Objects.equals(Json.write(expected), actual == null ? null : Json.write(actual))) {
            differences.add("- " + what + " expected " + Json.write(expected) + "\n+ " + what + " was      "
                    + (actual == null ? "nothing" : Json.write(actual)));
        }
    }
}
