package ghanti.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.AskedTurn;
import ghanti.call.Call;
import ghanti.call.Conversations;
import ghanti.call.FlowLibrary;
import ghanti.call.PromptSounds;
import ghanti.engine.Input;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowReader;
import ghanti.sound.AudioFolder;
import ghanti.sound.MemorySoundStore;
import ghanti.sound.Studio;
import ghanti.speech.Speaker;
import ghanti.store.Database;
import ghanti.store.JdbiCallStore;
import ghanti.store.JdbiFlowVersions;
import ghanti.voicebot.Streams.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/voicebot.md, row by row, in a time that goes step by step. */
class KeyTimingTest {

    private static final Instant START = Instant.parse("2026-11-21T03:30:00Z");
    private static final long STEP = Duration.ofMillis(20).toNanos();
    private static final Pattern KEY = Pattern.compile("([0-9*#]) at ([0-9.]+)");
    private static final String FLOW = """
            flow: keys
            languages: hi
            answers: {n: {type: text}}
            defaults: {attempts: 1, timeout: 4s, between_keys: 1s}
            start: ask
            nodes:
              ask: {type: digits, into: n, length: %s, %s barge_in: %s, prompt: "आपके लिए नया ऑर्डर आया है।", go: bye}
              bye: {type: end, outcome: done, prompt: "धन्यवाद।"}
              no_response: {type: end, outcome: no_response, prompt: "धन्यवाद।"}
            """;

    @TempDir
    Path folder;

    private long now;

    static List<String> rows() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/voicebot.md"));
        int head = lines.indexOf("| case | `length` | `finish_on` | `barge_in` | keys | prompt stops | answer |");
        return lines.subList(head + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    /** Time that the test moves. */
    private final class Moved extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return START.plusNanos(now);
        }
    }

    /** Works at once, on the thread that asks. */
    private static final class AtOnce extends AbstractExecutorService {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keysAreTakenAsTheTableSays(String row) throws Exception {
        List<String> cells = List.of(row.substring(1, row.length() - 1).split("\\|", -1)).stream()
                .map(String::strip)
                .toList();
        String finish = cells.get(2).isEmpty() ? "" : "finish_on: \"" + cells.get(2) + "\",";
        String barge = cells.get(3).equals("yes") ? "true" : "false";
        List<String> sent = new ArrayList<>();
        Call call = played(FLOW.formatted(cells.get(1), finish, barge), cells.get(4), sent);

        assertThat(sent.stream()
                        .filter(event -> event.startsWith("clear"))
                        .findFirst()
                        .orElse("no"))
                .isEqualTo(cells.get(5).equals("no") ? "no" : "clear at " + cells.get(5));
        AskedTurn turn = call.turns().get(0);
        double at = Duration.between(START, turn.answeredAt()).toMillis() / 1000.0;
        String digits = "".equals(turn.digits()) ? "nothing" : turn.digits();
        assertThat(String.format(Locale.ROOT, "%s at %.1f", digits, at)).isEqualTo(cells.get(6));
    }

    private Call played(String flow, String keys, List<String> sent) throws Exception {
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("keys.yaml"), flow);
        Moved clock = new Moved();
        try (Database database = Database.open(Optional.empty(), folder)) {
            JdbiCallStore store = new JdbiCallStore(database, () -> {}, () -> {});
            FlowFolder reader = new FlowFolder(new FlowReader(name -> null));
            assertThat(reader.readAll(flows).problems()).isEmpty();
            FlowLibrary library = new FlowLibrary(reader.readAll(flows), new JdbiFlowVersions(database), reader);
            Streams streams = streams(store, library, clock);
            Stream stream = streams.open(socket(sent), new Door("keys", "", "", true, Optional.empty(), 8000));
            stream.received("{\"event\":\"start\",\"stream_sid\":\"s\",\"start\":{\"call_sid\":\"c1\"}}", now);
            run(stream, keys);
            streams.close();
            return store.findBySid("c1").orElseThrow();
        }
    }

    private static Streams streams(JdbiCallStore store, FlowLibrary library, Moved clock) {
        Conversations conversations = new Conversations(
                new Conversations.Parts(
                        store,
                        library,
                        new Conversations.Saying(new Speaker(), PromptSounds.NONE),
                        (node, values, key, budget) -> new Input.FetchFailed("there is nobody to ask"),
                        new Conversations.ResultsTo(
                                Optional.empty(), () -> UUID.randomUUID().toString()),
                        clock),
                ended -> {});
        Studio studio = Studio.of(
                new Studio.Parts(
                        new AudioFolder(Path.of("audio-cache")),
                        new MemorySoundStore(),
                        Optional.empty(),
                        new AtOnce(),
                        1 << 24),
                new Speaker(),
                clock);
        return new Streams(
                new Streams.Parts(
                        conversations,
                        library,
                        studio,
                        StreamListeners.NOBODY,
                        callId -> {},
                        new Streams.Workers(new AtOnce(), 10),
                        flow -> {}),
                clock,
                () -> Duration.between(START, clock.instant()).toNanos(),
                new Pacer());
    }

    private Socket socket(List<String> sent) {
        return new Socket() {
            @Override
            public void send(String text) {
                String event = text.replaceFirst("\\{\"event\":\"([a-z]+)\".*", "$1");
                sent.add(event + String.format(Locale.ROOT, " at %.1f", now / 1e9));
                if (event.equals("mark")) {
                    marks.add(text);
                }
            }

            @Override
            public void close(int code, String reason) {
                sent.add("closed");
            }
        };
    }

    private final List<String> marks = new ArrayList<>();

    /** Ten seconds, the marks coming back when the sound before them has been heard. */
    private void run(Stream stream, String keys) {
        List<String> presses = new ArrayList<>();
        Matcher key = KEY.matcher(keys);
        while (key.find()) {
            presses.add(key.group(1) + Math.round(Double.parseDouble(key.group(2)) * 1000));
        }
        boolean marked = false;
        for (now = STEP; now < Duration.ofSeconds(10).toNanos(); now += STEP) {
            if (!marked && now >= Duration.ofMillis(2200).toNanos() && !marks.isEmpty()) {
                stream.received("{\"event\":\"mark\",\"mark\":{\"name\":\"prompt-1\"}}", now);
                marked = true;
            }
            while (!presses.isEmpty()
                    && now / 1_000_000 >= Long.parseLong(presses.get(0).substring(1))) {
                char one = presses.remove(0).charAt(0);
                stream.received("{\"event\":\"dtmf\",\"dtmf\":{\"digit\":\"" + one + "\"}}", now);
            }
            stream.tick(now);
        }
    }
}
