package ghanti.app;

import ghanti.app.OrderSystem.Received;
import ghanti.emulator.Callee;
import ghanti.emulator.EmulatorBuilder;
import ghanti.emulator.Tempo;
import ghanti.emulator.Transcript;
import ghanti.emulator.stream.Voice;
import ghanti.speech.Recognizer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call over the Voicebot's socket in real time, with a server and an Exotel of its own, shown as it happens. */
final class StreamedPlay {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Nobody answers before they have heard anything. */
    private static final Duration LISTENS_FIRST = Duration.ofSeconds(2);

    private static final long LARGEST_VOICE = 32L << 20;

    private final Path flows;
    private final AudioSettings audio;
    private final Optional<Recognizer> recognizer;
    private final Callee callee;
    private final PrintStream out;
    private final Terminal terminal;
    private @Nullable Rehearsal running;

    /**
     * A call that can be played once.
     *
     * @param keys what the callee presses, one entry a question
     * @param voice a WAV of what the callee says from two seconds after the start on, or null for silence
     * @throws UsageException if the WAV cannot be read
     */
    StreamedPlay(Path flows, AudioSettings audio, Optional<Recognizer> recognizer, String keys, @Nullable Path voice) {
        this.flows = flows;
        this.audio = audio;
        this.recognizer = recognizer;
        Callee pressing = Callee.script(keys);
        this.callee = voice == null ? pressing : pressing.says(spoken(voice));
        this.out = System.out;
        this.terminal = Terminal.of(System.getenv());
    }

    private static Voice spoken(Path wav) {
        try {
            if (Files.size(wav) > LARGEST_VOICE) {
                throw new UsageException(wav + " is larger than 32 MB");
            }
            return Voice.recording(Files.readAllBytes(wav)).after(LISTENS_FIRST);
        } catch (IOException e) {
            throw new UsageException("the recording " + wav + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new UsageException(wav + " is no WAV that can be said: " + e.getMessage());
        }
    }

    /** Plays it to its end; prints what came of it. */
    void play(Map<String, Object> call) throws IOException, InterruptedException {
        try (Rehearsal rehearsal = new Rehearsal(
                flows, audio, new Rehearsal.Company(recognizer, Optional.empty()), this::prepared, this::heard)) {
            running = rehearsal;
            rehearsal.placeOnStream(call);
            Optional<Received> finished = rehearsal.await(PATIENCE).finished();
            out.println();
            finished.ifPresentOrElse(
                    result -> {
                        out.println(terminal.strong("Outcome: " + result.data().get("outcome")));
                        out.println("Answers: " + result.data().get("answers"));
                    },
                    () -> out.println("Nothing came of it within " + PATIENCE.toMinutes() + " minutes."));
        }
    }

    private EmulatorBuilder prepared(EmulatorBuilder exotel) {
        return exotel.tempo(new Tempo(1))
                .callee(callee)
                .listener(new Transcript(out, terminal.width(), terminal.colour(), this::words));
    }

    private String words() {
        Rehearsal now = running;
        return now == null ? "" : now.words();
    }

    private void heard(Received received) {
        if (received.type().equals("call.progress")) {
            out.println(terminal.faint("       → reported: " + received.data().get("report")));
        }
    }
}
