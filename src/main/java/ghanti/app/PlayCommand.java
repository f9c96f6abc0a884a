package ghanti.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ghanti.fetch.FetchHosts;
import ghanti.fetch.HttpFetcher;
import ghanti.flow.Flow;
import ghanti.flow.PromptMode;
import ghanti.sound.MemorySoundStore;
import ghanti.sound.Studio;
import ghanti.speech.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti play}. */
@Command(
        name = "play",
        description =
                "A phone in the terminal: prints what the callee hears and reads keys. Enter is silence, x hangs up.",
        footer = {
            "%nExamples:",
            "  ghanti play vendor-order-confirmation",
            "  ghanti play cod-confirmation --keys \"1 2 1\" --language en --set amount=450",
            "  ghanti play cod-confirmation --keys \"1 1\" --wav call.wav"
        })
final class PlayCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 64L << 20;
    /** Several rules of ten attempts each; nobody is rung more often. */
    private static final int MOST_ATTEMPTS = 50;

    @Parameters(paramLabel = "FLOW", description = "The flow's name.")
    private String name = "";

    @Option(
            names = "--flows",
            defaultValue = "${env:GHANTI_FLOWS:-flows}",
            paramLabel = "FOLDER",
            description = "The flows folder (GHANTI_FLOWS; default flows).")
    private Path folder = Path.of("flows");

    @Option(
            names = "--keys",
            paramLabel = "KEYS",
            description =
                    "Plays a script, one entry a question: 1, 25#, - for silence, -1 for silence once and then 1, x to hang up.")
    private @Nullable String keys;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "An input; items as \"2 समोसा, 1 चाय\". Inputs that are not given get an example.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--language", paramLabel = "TAG", description = "The language the call begins in.")
    private @Nullable String language;

    @Option(
            names = "--attempt",
            defaultValue = "1",
            paramLabel = "N",
            description = "Which attempt to reach somebody it is, as {attempt} says it, 1 to 50 (default 1).")
    private int attempt = 1;

    @Option(
            names = "--fetch-hosts",
            defaultValue = "${env:GHANTI_FETCH_HOSTS}",
            split = ",",
            paramLabel = "HOST",
            description = "Hosts that fetch nodes may call, by comma (GHANTI_FETCH_HOSTS; default none: they fail).")
    private List<String> fetchHosts = List.of();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Writes the call as a test: what is heard, pressed and comes of it, as in src/test/flows.")
    private @Nullable Path record;

    @Option(
            names = "--wav",
            paramLabel = "FILE",
            description = "Writes the call as it would be heard, beeps for keys; what nobody can say is left out.")
    private @Nullable Path wav;

    @Option(
            names = "--stream",
            description =
                    "Plays the script of --keys over the Voicebot's socket, in real time, with a server of its own.")
    private boolean stream;

    @Option(
            names = "--say",
            paramLabel = "WAV",
            description =
                    "What the callee says on the stream, two seconds after its start; who understands it is named by --stt.")
    private @Nullable Path say;

    @Mixin
    private SpeechOptions speech = new SpeechOptions();

    @Mixin
    private AudioOptions audio = new AudioOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Flow flow = flow();
        String spoken = Optional.ofNullable(language).orElse(flow.defaultLanguage());
        if (!flow.languages().contains(spoken)) {
            throw new UsageException("flow " + name + " does not speak \"" + spoken + "\"; it speaks "
                    + String.join(", ", flow.languages()));
        }
        Stream.of(wav, record).filter(Objects::nonNull).forEach(FileTrouble::checkWritable);
        if (attempt < 1 || attempt > MOST_ATTEMPTS) {
            throw new UsageException("--attempt must be 1 to " + MOST_ATTEMPTS + ", not " + attempt);
        }
        ExampleInputs inputs = ExampleInputs.of(flow, set);
        if (stream) {
            overStream(spoken, inputs);
            return 0;
        }
        // The screen tells how a fetch went.
        ((Logger) LoggerFactory.getLogger(HttpFetcher.class)).setLevel(Level.ERROR);
        Terminal terminal = Terminal.of(System.getenv());
        HttpFetcher fetcher = new HttpFetcher(new OkHttpClient(), new FetchHosts(fetchHosts));
        PlayScreen screen = new PlayScreen(System.out, terminal);
        screen.inputs(inputs);
        try (Keypad keypad = keys == null ? new TerminalKeypad() : new ScriptedKeypad(keys)) {
            Optional<PlayedSound> sound = wav == null ? Optional.empty() : sound(flow, spoken, inputs);
            PlaySession session = new PlaySession(flow, keypad, screen, fetcher, sound);
            session.run(ConversationText.starting(inputs.values(), attempt), spoken);
            if (keypad instanceof ScriptedKeypad script && script.left() > 0) {
                System.out.println(
                        script.left() == 1
                                ? "The last entry of --keys was not needed."
                                : "The last " + script.left() + " entries of --keys were not needed.");
            }
            if (wav != null && sound.isPresent()) {
                System.out.println(sound.get().write(wav));
            }
            if (record != null) {
                ConversationText text = ConversationText.of(flow, spoken, inputs.values(), session.pressed())
                        .onAttempt(attempt);
                Files.writeString(record, text.run(flow));
                System.out.println("Recorded in " + record);
            }
        }
        return 0;
    }

    private void overStream(String spoken, ExampleInputs inputs) throws IOException, InterruptedException {
        if (keys == null || wav != null || record != null || attempt > 1) {
            throw new UsageException(
                    "--stream plays a script of a first attempt: give --keys, and neither --wav, --record nor --attempt");
        }
        AudioSettings heard = new AudioSettings(
                audio.folder(), PromptMode.TEXT, audio.synthesizer(System.getenv(), new OkHttpClient()));
        Map<String, Object> call =
                Map.of("flow", name, "to", "+919876543210", "language", spoken, "inputs", inputs.values());
        new StreamedPlay(folder, heard, speech.recognizer(System.getenv()), keys, say).play(call);
    }

    /** Phrases that only this call says are made first, as before a dial. */
    private Optional<PlayedSound> sound(Flow flow, String spoken, ExampleInputs inputs) {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Studio.Parts parts = new Studio.Parts(
                    audio.folder(),
                    new MemorySoundStore(),
                    audio.synthesizer(System.getenv(), new OkHttpClient()),
                    threads,
                    MOST_BYTES);
            Studio studio = Studio.of(parts, new Speaker(), Clock.systemUTC());
            studio.rendering()
                    .ifPresent(making -> making.prepare(
                            flow, spoken, ConversationText.starting(inputs.values(), attempt), PATIENCE));
            return Optional.of(new PlayedSound(studio));
        } finally {
            threads.shutdownNow();
        }
    }

    private Flow flow() {
        return FlowArgument.read(folder, name).flow();
    }
}
