package ghanti.voicebot;

import ghanti.call.AppletRequest;
import ghanti.call.AppletRequest.Applet;
import ghanti.call.Conversations;
import ghanti.call.Conversations.Streamed;
import ghanti.call.Flows;
import ghanti.call.GoneOnException;
import ghanti.call.Json;
import ghanti.call.StoreException;
import ghanti.call.StreamInput;
import ghanti.call.UnknownFlowException;
import ghanti.engine.Engine;
import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.sound.Sounding;
import ghanti.sound.Sounding.Heard;
import ghanti.sound.Studio;
import ghanti.voicebot.Frame.Start;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All streams of this server: who may come in, who works out what they say, and what happens when they go. */
public final class Streams implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    /** Each waits half a second for a connection before it fails. */
    private static final int BEGINNINGS = 5;

    private final Conversations conversations;
    private final Flows flows;
    private final Sounding sounding;
    private final EncodedSounds encoded;
    private final StreamListeners listeners;
    private final Optional<Ears> ears;
    private final Afterwards afterwards;
    private final ExecutorService workers;
    private final Clock clock;
    private final int most;
    private final Consumer<String> unsounded;
    private final Pacer pacer;
    private final LongSupplier ticker;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Set<OneWayStream> oneWay = ConcurrentHashMap.newKeySet();
    private final Map<String, Stream> byCall = new ConcurrentHashMap<>();

    /**
     * What streams need of the rest.
     *
     * @param ears what speech is heard with, if anything
     * @param unsounded is told the flow of every prompt of which something had to be left out
     */
    public record Parts(
            Conversations conversations,
            Flows flows,
            Studio studio,
            StreamListeners listeners,
            Optional<Ears> ears,
            Afterwards afterwards,
            Workers workers,
            Consumer<String> unsounded) {}

    /**
     * Who works, and for how many.
     *
     * @param threads for turns, which wait for the database
     * @param most streams at once; more are refused
     */
    public record Workers(ExecutorService threads, int most) {}

    /** Is told when the stream of a call is over, however that came. */
    public interface Afterwards {
        void streamOver(String callId);
    }

    /**
     * How a stream came in.
     *
     * @param callSid from its ticket, or empty
     * @param person as {@code callSid}
     * @param rate from its address, or 0
     */
    record Door(String flow, String callSid, String person, boolean incoming, Optional<String> customField, int rate) {

        /** The line that is on the other side, as a Gather without a number would say it. */
        AppletRequest line(Start begins) {
            return new AppletRequest(
                    Applet.GATHER,
                    flow,
                    OptionalInt.empty(),
                    callSid.isEmpty() ? begins.callSid() : callSid,
                    person.isEmpty() ? begins.from() : person,
                    incoming,
                    customField.or(() -> customField(begins.custom())),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "");
        }

        /** The CustomField of a call that was started by the API, as far as Exotel gives it to a stream. */
        private static Optional<String> customField(Map<String, String> custom) {
            return Optional.ofNullable(custom.get("CustomField"))
                    .or(() -> Optional.ofNullable(custom.get("custom_field")))
                    .or(() -> custom.size() == 1 ? custom.keySet().stream().findFirst() : Optional.empty());
        }
    }

    public Streams(Parts parts, Clock clock) {
        this(parts, clock, System::nanoTime, new Pacer().started());
    }

    /** @param ticker nanoseconds of a clock that only goes forward */
    Streams(Parts parts, Clock clock, LongSupplier ticker, Pacer pacer) {
        this.ticker = ticker;
        this.pacer = pacer;
        this.conversations = parts.conversations();
        this.flows = parts.flows();
        this.sounding = parts.studio().sounding();
        this.encoded = new EncodedSounds(parts.studio().sounds());
        this.listeners = parts.listeners();
        this.ears = parts.ears();
        this.afterwards = parts.afterwards();
        this.workers = parts.workers().threads();
        this.most = parts.workers().most();
        this.unsounded = parts.unsounded();
        this.clock = clock;
    }

    /** Whether there is room for one more. */
    boolean hasRoom() {
        return size() < most;
    }

    /** How many there are. */
    public int size() {
        return open.size() + oneWay.size();
    }

    /** How late the pacing of sound was at its worst since the last time somebody asked. */
    public Duration worstLateness() {
        return pacer.worstLateness();
    }

    Stream open(Socket socket, Door door) {
        Stream stream = new Stream(socket, door, this, ticker.getAsLong());
        open.add(stream);
        pacer.add(stream);
        return stream;
    }

    OneWayStream openOneWay() {
        OneWayStream stream = new OneWayStream(this);
        oneWay.add(stream);
        return stream;
    }

    void over(OneWayStream stream) {
        oneWay.remove(stream);
    }

    Optional<Ears> ears() {
        return ears;
    }

    /** Somebody has spoken on a stream; what they mean is found out on a thread of our own, as the recognizer's are not ours. */
    void spoken(Stream stream, Listening listening) {
        try {
            workers.execute(() -> stream.spoken(listening, ticker.getAsLong()));
        } catch (RejectedExecutionException e) {
            log.warn("what was said on a stream is lost, as there is nobody left to work");
        }
    }

    /** Finds out what comes next, on a thread that may wait. */
    void work(Stream stream, AppletRequest line, Optional<StreamInput> input, int rate) {
        try {
            workers.execute(() -> worked(stream, line, input, rate));
        } catch (RejectedExecutionException e) {
            log.error("there is nobody left to work for line {}", line.callSid());
            stream.giveUp(Optional.empty(), ticker.getAsLong());
        }
    }

    private void worked(Stream stream, AppletRequest line, Optional<StreamInput> input, int rate) {
        if (!open.contains(stream)) {
            // It has gone meanwhile, and with it whoever pressed; the next applet asks the open question.
            return;
        }
        try {
            Streamed next = input.isPresent() ? conversations.stream(line, input) : begun(line);
            takeOver(stream, next.callId());
            stream.unheard().ifPresent(start -> stream.heardBy(listeners(next, start, rate)));
            Optional<Chunks> sound = sound(next.flow(), next.session().lines(), rate);
            stream.goOn(next, sound, ticker.getAsLong());
        } catch (GoneOnException e) {
            log.info("{}; it is closed", e.getMessage());
            stream.end("the call goes on elsewhere");
        } catch (StoreException | UnknownFlowException e) {
            log.error("line {} hears the apology on its stream: {}", line.callSid(), e.getMessage());
            stream.giveUp(apology(line.flow(), rate), ticker.getAsLong());
        } catch (RuntimeException e) {
            log.error("line {} hears the apology on its stream", line.callSid(), e);
            stream.giveUp(apology(line.flow(), rate), ticker.getAsLong());
        }
    }

    /** Who has just been let in can wait a moment for a database that is busy; beginning twice does no harm. */
    private Streamed begun(AppletRequest line) {
        for (int more = BEGINNINGS; ; more--) {
            try {
                return conversations.stream(line, Optional.empty());
            } catch (StoreException e) {
                if (more == 0) {
                    throw e;
                }
                log.warn("line {} waits for the database: {}", line.callSid(), e.getMessage());
            }
        }
    }

    /** A second socket for a call takes over; docs/exotel-protocol.md, Voicebot. */
    private void takeOver(Stream stream, String callId) {
        Stream before = byCall.put(callId, stream);
        if (before != null && !before.equals(stream)) {
            before.end("another socket took over");
        }
        if (!open.contains(stream)) {
            byCall.remove(callId, stream);
        }
    }

    /** The call goes on elsewhere, so that nobody is on its stream any more. */
    public void left(String callId) {
        // Taken out first: the call is not quiet, as it would be after a stream that is over with nothing behind it.
        Stream stream = byCall.remove(callId);
        if (stream != null) {
            stream.end("the call goes on with another applet");
        }
    }

    private Optional<Chunks> sound(Flow flow, List<Line> lines, int rate) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Heard heard = sounding.heard(flow, lines);
        if (!heard.missing().isEmpty()) {
            unsounded.accept(flow.name());
        }
        return heard.hash().flatMap(hash -> encoded.of(hash, rate));
    }

    private Optional<Chunks> apology(String name, int rate) {
        try {
            return flows.current(name)
                    .flatMap(flow -> sound(
                            flow,
                            Engine.refuse(flow, flow.defaultLanguage())
                                    .session()
                                    .lines(),
                            rate));
        } catch (RuntimeException e) {
            // The apology too may need what is broken.
            return Optional.empty();
        }
    }

    private List<StreamListener> listeners(Streamed call, Start start, int rate) {
        return listeners(call.callId(), call.flow().name(), start, rate);
    }

    /** The listeners of a stream without a conversation. */
    List<StreamListener> listeners(Start start, int rate) {
        return listeners("", "", start, rate);
    }

    private List<StreamListener> listeners(String callId, String flow, Start start, int rate) {
        return listeners.of(new StreamFacts(
                callId,
                flow,
                start.streamSid(),
                start.callSid(),
                start.from(),
                start.to(),
                rate,
                start.custom(),
                clock.instant()));
    }

    /** The stream begins to play something; it is looked after in step with that. */
    void inStep(Stream stream) {
        pacer.add(stream);
    }

    void over(Stream stream, String callId) {
        open.remove(stream);
        pacer.remove(stream);
        if (!callId.isEmpty() && byCall.remove(callId, stream)) {
            afterwards.streamOver(callId);
        }
    }

    static String quoted(String text) {
        return Json.write(text);
    }

    /** Ends every stream; their calls go on with the next applet. */
    @Override
    public void close() {
        open.forEach(stream -> stream.end("the server stops"));
        pacer.close();
        workers.shutdownNow();
    }
}
