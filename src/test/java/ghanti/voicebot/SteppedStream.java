package ghanti.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** A stream in a time that goes step by step: nothing waits, and everything happens when a test says. Its other side plays sound as Exotel does. */
final class SteppedStream implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-21T03:30:00Z");
    static final int RATE = 8000;
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int FRAME = RATE / 50;
    private static final int FRAMES_IN_A_PIECE = 5;

    private final List<String> sent = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();
    private final Database database;
    private final JdbiCallStore store;
    private final Streams streams;
    private final Stream stream;
    private final short[] piece = new short[FRAME * FRAMES_IN_A_PIECE];
    private final List<short[]> voice = new ArrayList<>();
    private boolean sendsSound;
    private int frames;
    private long now;
    private long heardUntil;

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

    /** @param folder that is empty and becomes full */
    SteppedStream(Path folder, String name, String flow, Optional<Ears> ears) throws IOException {
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve(name + ".yaml"), flow);
        Moved clock = new Moved();
        database = Database.open(Optional.empty(), folder);
        store = new JdbiCallStore(database, () -> {}, () -> {});
        FlowFolder reader = new FlowFolder(new FlowReader(variable -> null));
        assertThat(reader.readAll(flows).problems()).isEmpty();
        FlowLibrary library = new FlowLibrary(reader.readAll(flows), new JdbiFlowVersions(database), reader);
        streams = streams(library, ears, clock);
        stream = streams.open(socket(), new Door(name, "", "", true, Optional.empty(), RATE));
        stream.received("{\"event\":\"start\",\"stream_sid\":\"s\",\"start\":{\"call_sid\":\"c1\"}}", now);
    }

    private Streams streams(FlowLibrary library, Optional<Ears> ears, Moved clock) {
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
                        ears,
                        callId -> {},
                        new Streams.Workers(new AtOnce(), 10),
                        flow -> {}),
                clock,
                () -> now,
                new Pacer());
    }

    private Socket socket() {
        return new Socket() {
            @Override
            public void send(String text) {
                String event = text.replaceFirst("\\{\"event\":\"([a-z]+)\".*", "$1");
                sent.add(event + String.format(Locale.ROOT, " at %.1f", now / 1e9));
                switch (event) {
                    case "media" -> heardUntil = Math.max(heardUntil, now) + Chunks.LENGTH.toNanos();
                    case "clear" -> heardUntil = now;
                    default -> marks.add(text);
                }
            }

            @Override
            public void close(int code, String reason) {
                sent.add("closed");
            }
        };
    }

    /** What the server sent: "media at 0.0" and the like. */
    List<String> sent() {
        return sent;
    }

    /** When the server first took back what it had said, in seconds, or "no". */
    String cleared() {
        return sent.stream()
                .filter(event -> event.startsWith("clear at "))
                .findFirst()
                .map(event -> event.substring("clear at ".length()))
                .orElse("no");
    }

    Call call() {
        return store.findBySid("c1").orElseThrow();
    }

    void key(char key) {
        stream.received("{\"event\":\"dtmf\",\"dtmf\":{\"digit\":\"" + key + "\"}}", now);
    }

    /** From now on the callee is heard, in pieces of 0.1 s; silence where nothing else is said. */
    void opensTheirMouth() {
        sendsSound = true;
    }

    /** The callee says this from now on. */
    void say(Pcm sound) {
        opensTheirMouth();
        for (int from = 0; from < sound.samples().length; from += FRAME) {
            voice.add(Arrays.copyOfRange(sound.samples(), from, from + FRAME));
        }
    }

    /** Lets time pass up to so many seconds after the beginning. */
    void until(double seconds) {
        while (now < seconds * 1e9) {
            now += STEP.toNanos();
            step();
        }
    }

    private void step() {
        if (!marks.isEmpty() && now >= heardUntil) {
            marks.forEach(mark -> stream.received(mark, now));
            marks.clear();
        }
        if (sendsSound) {
            short[] frame = voice.isEmpty() ? new short[FRAME] : voice.remove(0);
            System.arraycopy(frame, 0, piece, frames * FRAME, FRAME);
            frames = (frames + 1) % FRAMES_IN_A_PIECE;
            if (frames == 0) {
                String payload = Base64.getEncoder().encodeToString(RawPcm.write(new Pcm(RATE, piece)));
                stream.received("{\"event\":\"media\",\"media\":{\"payload\":\"" + payload + "\"}}", now);
            }
        }
        stream.tick(now);
    }

    @Override
    public void close() {
        streams.close();
        database.close();
    }
}
