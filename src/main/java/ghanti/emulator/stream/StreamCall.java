package ghanti.emulator.stream;

import ghanti.emulator.stream.StreamEvent.Kind;
import ghanti.emulator.stream.StreamHabits.Leaving;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One call on a stream, from the handshake to the end of the socket: plays what the server sends in real time, and does what the
 * callee wants. Everything here may be called at any time and from any thread; what comes too early or too late for the socket
 * is noted and not sent. Times are since the first {@code start}.
 */
public final class StreamCall {
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(400);

    private final StreamSetup setup;
    private final StreamCalls room;
    private final Conversation conversation;
    private final CompletableFuture<StreamReport> report = new CompletableFuture<>();

    StreamCall(StreamSetup setup, StreamCalls room) {
        this.setup = setup;
        this.room = room;
        this.conversation = new Conversation(setup, room, this);
    }

    void begin() {
        conversation.connect(1);
    }

    void over(StreamReport finished) {
        report.complete(finished);
    }

    void breakOff() {
        conversation.leave(Leaving.DROP, StreamReport.By.NA, "");
    }

    /** The call this stream is of. */
    public String callSid() {
        return setup.callSid();
    }

    /** Presses keys of {@code 0-9*#}: the first one now, each next one 400 ms later. */
    public void press(String keys) {
        press(keys, BETWEEN_KEYS);
    }

    /** The same with other pauses between the keys. */
    public void press(String keys, Duration between) {
        if (!keys.matches("[0-9*#A-D]*")) {
            throw new IllegalArgumentException("\"" + keys + "\" are not telephone keys.");
        }
        for (int at = 0; at < keys.length(); at++) {
            String key = keys.substring(at, at + 1);
            if (at == 0) {
                conversation.press(key, setup.dialect().dtmf());
            } else {
                later(
                        between.multipliedBy(at),
                        call -> conversation.press(key, setup.dialect().dtmf()));
            }
        }
    }

    /** Presses one key in another shape. */
    public void press(String key, Dialect.Dtmf shape) {
        conversation.press(key, shape);
    }

    /** Speaks with another voice from the next payload on. */
    public void speak(Voice voice) {
        conversation.speak(voice);
    }

    /** The callee hangs up; what the server sees of it is {@link StreamHabits#leaving}. */
    public void hangUp() {
        hangUp(setup.habits().leaving());
    }

    /** The callee hangs up, and the server sees this of it. */
    public void hangUp(Leaving leaving) {
        conversation.leave(leaving, StreamReport.By.USER, setup.dialect().reason());
    }

    /** The socket is lost, without {@code stop}, and opened again for the same call after that time, with another stream id. */
    public void reconnect(Duration after) {
        conversation.reconnect(after);
    }

    /** A second socket for the same call beside this one, whose callee listens in silence. */
    public StreamCall twin() {
        conversation.trouble("a second socket");
        return room.open(setup.with(StreamCallee.quiet()));
    }

    /** Sends a text frame as it is: garbage, an unknown event, anything. */
    public void send(String frame) {
        conversation.sendRaw(frame, link -> link.send(frame));
    }

    /** Sends a binary frame, which Exotel never does. */
    public void sendBinary(byte[] bytes) {
        byte[] copy = bytes.clone();
        conversation.sendRaw(copy.length + " bytes in a binary frame", link -> link.sendBinary(copy));
    }

    /** Sends a media frame with that many bytes of silence, beside the usual ones. */
    public void sendMedia(int bytes) {
        conversation.sendMedia(bytes);
    }

    /** Sends a ping. */
    public void ping() {
        conversation.sendRaw("a ping", Link::ping);
    }

    /** Holds the caller's media back for that long and then sends all of it at once. */
    public void stall(Duration time) {
        conversation.stall(time);
    }

    /** Does something after that time, unless the stream is over by then. */
    public void later(Duration delay, Consumer<StreamCall> act) {
        conversation.later(delay, () -> act.accept(this));
    }

    /** Does something once nothing has been heard for that long since the last sound; at once if that is so already. */
    public void whenQuiet(Duration quiet, Consumer<StreamCall> act) {
        conversation.whenQuiet(quiet, () -> act.accept(this));
    }

    /** The time of the stream; zero before its {@code start}. */
    public Duration now() {
        return conversation.now();
    }

    /** What happened so far. */
    public List<StreamEvent> events() {
        return conversation.journal().events();
    }

    /** What the server did so far that Exotel would not like. */
    public List<StreamFault> faults() {
        return conversation.journal().faults();
    }

    /** The runs of sound heard so far. */
    public List<Spoken> spoken() {
        return conversation.spoken();
    }

    /** Waits for the first event of that kind, in real time; {@link IllegalStateException} if it does not come. */
    public StreamEvent await(Kind kind, Duration timeout) throws InterruptedException {
        return await(kind, 1, timeout);
    }

    /** Waits for the event with that number, from 1, of that kind. */
    public StreamEvent await(Kind kind, int number, Duration timeout) throws InterruptedException {
        return await(event -> event.kind() == kind, number, timeout);
    }

    /** Waits for the event with that number, from 1, of those that fit. */
    public StreamEvent await(Predicate<StreamEvent> which, int number, Duration timeout) throws InterruptedException {
        return conversation
                .journal()
                .await(which, number, timeout)
                .orElseThrow(() -> new IllegalStateException(
                        "The event number " + number + " that is waited for did not come within " + timeout.toMillis()
                                + " ms. So far: " + events()));
    }

    /**
     * Whether two prompts, from 1, ended with the same one and a half seconds of sound, as a question does that is asked again;
     * false if the setup keeps no sound.
     */
    public boolean endedAlike(int one, int other) {
        return conversation.endedAlike(one, other);
    }

    /** Whether the stream has ended. */
    public boolean isOver() {
        return report.isDone();
    }

    /** What came of the stream, once it has ended. */
    public CompletionStage<StreamReport> whenOver() {
        return report.minimalCompletionStage();
    }

    /** Waits in real time until the stream has ended; {@link IllegalStateException} if it takes longer. */
    public StreamReport join(Duration timeout) throws InterruptedException {
        try {
            return report.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "The stream of " + callSid() + " is not over after " + timeout.toMillis() + " ms. So far: "
                            + events(),
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The stream of " + callSid() + " broke off.", e);
        }
    }
}
