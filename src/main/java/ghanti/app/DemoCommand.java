package ghanti.app;

import ghanti.app.OrderSystem.Received;
import ghanti.call.Json;
import ghanti.emulator.Callee;
import ghanti.emulator.EmulatorBuilder;
import ghanti.emulator.Tempo;
import ghanti.emulator.Transcript;
import ghanti.flow.Flow;
import ghanti.flow.PromptMode;
import ghanti.sound.AudioFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ghanti demo}. */
@Command(
        name = "demo",
        description =
                "A whole order-confirmation call with no account: a server, an Exotel that rings nobody, a shop that"
                        + " presses 1 and then 2, and an order system that checks the signed result.",
        footer = {
            "%nExamples:",
            "  ghanti demo",
            "  ghanti demo --language en --keys \"0 3\"     the shop refuses",
            "  ghanti demo --keys \"7 -1 4 25#\"           a wrong key, silence, an own time",
            "  ghanti demo --stream                      over the Voicebot's socket"
        })
final class DemoCommand implements Callable<Integer> {

    private static final String FLOW = "vendor-order-confirmation";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What is shown is the words. */
    private static final AudioSettings IN_WORDS =
            new AudioSettings(new AudioFolder(Path.of("audio-cache")), PromptMode.TEXT, Optional.empty());

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
                    "What the shop presses, one entry a question: 1, 45#, - for silence, -1 for silence once and then 1, x to hang up (default \"1 2\").")
    private String keys = "1 2";

    @Option(
            names = "--speed",
            defaultValue = "5",
            paramLabel = "N",
            description = "How many times faster than a real call (default 5).")
    private double speed = 5;

    @Option(
            names = "--stream",
            description = "Over the Voicebot's socket instead of Gather; in real time, however fast the demo.")
    private boolean stream;

    private final PrintStream out = System.out;
    private final Terminal terminal = Terminal.of(System.getenv());
    private @Nullable Rehearsal running;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0 && speed <= 1000)) {
            throw new UsageException("--speed must be above 0, up to 1000");
        }
        Path shipped = Files.createTempDirectory("ghanti-demo-");
        try (Rehearsal rehearsal = new Rehearsal(flowsIn(shipped), IN_WORDS, this::shop, this::tell)) {
            checkLanguage(rehearsal);
            out.println(terminal.strong("A new order has come in. ghanti rings the shop.") + "\n");
            running = rehearsal;
            if (stream) {
                rehearsal.placeOnStream(order());
            } else {
                rehearsal.place(order());
            }
            return verdict(rehearsal.await(PATIENCE).finished());
        } finally {
            Files.deleteIfExists(shipped.resolve(FLOW + ".yaml"));
            Files.deleteIfExists(shipped);
        }
    }

    private void checkLanguage(Rehearsal rehearsal) {
        List<String> languages = rehearsal.flow(FLOW).map(Flow::languages).orElse(List.of(language));
        if (!languages.contains(language)) {
            throw new UsageException(
                    "--language must be one of " + String.join(", ", languages) + ", not \"" + language + "\"");
        }
    }

    private EmulatorBuilder shop(EmulatorBuilder exotel) {
        return exotel.tempo(new Tempo(stream ? 1 : 1 / speed))
                .callee(Callee.script(keys))
                .listener(new Transcript(out, terminal.width(), terminal.colour(), this::words));
    }

    private String words() {
        Rehearsal now = running;
        return now == null ? "" : now.words();
    }

    /** The user's own flow if there is one, so that an edited flow can be watched; else the one that ships. */
    private Path flowsIn(Path shipped) throws IOException {
        if (Files.isRegularFile(flows.resolve(FLOW + ".yaml"))) {
            return flows;
        }
        try (InputStream text = DemoCommand.class.getResourceAsStream("/flows/" + FLOW + ".yaml")) {
            if (text == null) {
                throw new UsageException("there is no flow " + FLOW + " in " + flows + "; set --flows");
            }
            Files.copy(text, shipped.resolve(FLOW + ".yaml"));
        }
        return shipped;
    }

    private Map<String, Object> order() {
        Map<String, Object> inputs = Map.of(
                "order_id",
                "1042",
                "vendor_name",
                "शर्मा स्वीट्स",
                "items",
                List.of(Map.of("name", "समोसा", "quantity", 2), Map.of("name", "गुलाब जामुन", "quantity", 4)),
                "amount",
                450);
        return Map.of("flow", FLOW, "to", "+919876543210", "language", language, "inputs", inputs);
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
}
