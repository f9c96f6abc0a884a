package ghanti.voicebot;

import ghanti.audio.KeyTones;
import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import ghanti.call.AppletRequest;
import ghanti.call.Conversations.Streamed;
import ghanti.call.StreamInput;
import ghanti.engine.Input;
import ghanti.flow.Question;
import ghanti.voicebot.Chunks.Chunk;
import ghanti.voicebot.Frame.Mark;
import ghanti.voicebot.Frame.Media;
import ghanti.voicebot.Frame.Start;
import ghanti.voicebot.Frame.Stop;
import ghanti.voicebot.Listening.Utterance;
import ghanti.voicebot.Streams.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream: what is said, which keys are taken, when the next turn begins. All of it under one lock that is held for
 * microseconds; whatever waits, the database first of all, is done by a worker and comes back.
 *
 * <p>A stream speaks, then waits for keys, then works out what comes next; after the last words it closes. A key while it speaks
 * stops it and is the first of the answer, unless the question says otherwise.
 */
final class Stream implements Player.Line {

    private static final Logger log = LoggerFactory.getLogger(Stream.class);

    /** Keys pressed while the next question is being worked out; more than anybody presses in that time. */
    private static final int MOST_AHEAD = 16;

    /** A first frame that never comes is a line that nobody is on. */
    private static final Duration START_WITHIN = Duration.ofSeconds(10);

    /** Nobody has taken in that they are asked again before this much of it was said; a key until then was meant for before. */
    private static final Duration TAKEN_IN = Duration.ofMillis(400);

    /** So much longer than its timeout a question waits for somebody who speaks. */
    private static final long MOST_SPEAKING = Duration.ofSeconds(12).toNanos();

    private enum State {
        CONNECTED,
        SPEAKING,
        WAITING,
        WORKING,
        CLOSING,
        CLOSED
    }

    private final Socket socket;
    private final Door door;
    private final Streams streams;
    private final StringBuilder ahead = new StringBuilder();
    private final KeysTold told = new KeysTold();
    private final StreamEar ear;
    private final long connectedAt;
    private State state = State.CONNECTED;
    private List<StreamListener> listeners = List.of();
    private @Nullable Start start;
    private @Nullable Player player;
    private @Nullable AppletRequest line;
    private @Nullable Question question;
    private @Nullable KeyEntry entry;
    private @Nullable KeyTones tones;
    private long askedAgainAt;
    private boolean askedAgain;
    private boolean keysCame;
    private String callId = "";
    private String language = "";
    private Instant asked = Instant.EPOCH;
    private String head = "";
    private int rate;

    Stream(Socket socket, Door door, Streams streams, long now) {
        this.socket = socket;
        this.door = door;
        this.streams = streams;
        this.ear = new StreamEar(streams.ears(), listening -> streams.spoken(this, listening));
        this.connectedAt = now;
    }

    synchronized void received(String text, long now) {
        if (state == State.CLOSED) {
            return;
        }
        Frame frame = FrameReader.read(text, !listeners.isEmpty() || tones != null || ear.isOpen());
        if (frame instanceof Start begins && start == null) {
            started(begins, now);
        } else if (frame instanceof Media media) {
            heard(media, now);
        } else if (frame instanceof Frame.Key pressed) {
            key(pressed.key(), false, now);
        } else if (frame instanceof Mark mark && player != null) {
            player.marked(mark.name());
            tick(now);
        } else if (frame instanceof Stop stop) {
            close(stop.reason().isEmpty() ? "stop" : stop.reason());
        }
    }

    private void started(Start begins, long now) {
        start = begins;
        rate = rate(begins);
        head = "{\"event\":\"media\",\"stream_sid\":" + Streams.quoted(begins.streamSid()) + ",";
        player = new Player(this, rate, now);
        AppletRequest own = door.line(begins);
        if (own.callSid().isEmpty()) {
            log.warn("a stream of flow {} began without a call_sid", door.flow());
            end("no call_sid");
            return;
        }
        line = own;
        work(Optional.empty());
    }

    private int rate(Start begins) {
        int wanted = begins.rate() > 0 ? begins.rate() : door.rate();
        return wanted == 16_000 || wanted == 24_000 ? wanted : 8_000;
    }

    private void key(char key, boolean inBand, long now) {
        if (told.isNew(key, inBand, now)) {
            listeners.forEach(listener -> listener.key(key));
            pressed(key, now);
        }
    }

    private void heard(Media media, long now) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(media.payload());
            Pcm sound = RawPcm.read(bytes, rate);
            listeners.forEach(listener -> listener.heard(sound.samples()));
            ear.hear(sound.samples(), state == State.SPEAKING, now);
            if (tones != null) {
                tones.hear(sound.samples())
                        .chars()
                        .filter(key -> "0123456789*#".indexOf(key) >= 0)
                        .forEach(key -> key((char) key, true, now));
            }
        } catch (IllegalArgumentException e) {
            log.debug("a frame of call {} held no sound", callId);
        }
    }

    private void pressed(char key, long now) {
        switch (state) {
            case SPEAKING -> {
                boolean early = askedAgain && now - askedAgainAt < TAKEN_IN.toNanos();
                if (question != null && question.asking().bargeIn() && player != null && !early) {
                    stopSpeaking(player, now);
                    entry = new KeyEntry(question, now);
                    state = State.WAITING;
                    take(key, now);
                }
            }
            case WAITING -> take(key, now);
            case WORKING -> {
                if (ahead.length() < MOST_AHEAD) {
                    ahead.append(key);
                }
            }
            default -> log.debug("call {} does not take a key now", callId);
        }
    }

    private void stopSpeaking(Player speaking, long now) {
        speaking.clear(now);
        listeners.forEach(StreamListener::cleared);
    }

    private void take(char key, long now) {
        if (entry != null) {
            entry.press(key, now).ifPresent(keys -> work(new Input.Keys(keys), ""));
        }
    }

    /** A question's ear has understood something, or nothing any more. Finds out what it means before anybody waits for it here. */
    void spoken(Listening from, long now) {
        Optional<Utterance> next = from.next();
        while (next.isPresent()) {
            said(from, next.get(), now);
            next = from.next();
        }
        if (!from.failure().isEmpty()) {
            deafened(from);
        }
    }

    private synchronized void deafened(Listening from) {
        if (ear.is(from)) {
            ear.fail(from.failure());
        }
    }

    private synchronized void said(Listening from, Utterance said, long now) {
        // A key may have been faster.
        if (!ear.is(from) || player == null) {
            return;
        }
        boolean overPrompt = from.arrived(state == State.SPEAKING);
        boolean heard =
                said.hasWords() && !(overPrompt && (said.isEcho() || said.key().isEmpty()));
        if (!heard) {
            ear.count("ignored");
            return;
        }
        listeners.forEach(listener -> listener.event("said", said.text()));
        ear.count(said.key().isPresent() ? "answer" : "unclear");
        if (said.key().isEmpty()) {
            from.unclear(said.text());
            tick(now);
            return;
        }
        if (state == State.SPEAKING) {
            stopSpeaking(player, now);
        }
        work(new Input.Keys(said.key().get()), said.text());
    }

    /** Sends what is due, and goes on where a time is over. */
    synchronized void tick(long now) {
        if (state == State.CONNECTED && now - connectedAt > START_WITHIN.toNanos()) {
            end("no start");
            return;
        }
        if (player == null || state == State.CLOSED) {
            return;
        }
        player.tick(now);
        if (state == State.SPEAKING && question != null && player.isDone(now)) {
            entry = new KeyEntry(question, now);
            ear.open(question, language, rate, Duration.ZERO);
            state = State.WAITING;
        } else if (state == State.WAITING && entry != null) {
            waited(entry, now);
        } else if (state == State.CLOSING && player.isDone(now)) {
            end("said all");
        }
    }

    /** Nothing is decided while somebody speaks, or has just spoken, but not for ever. */
    private void waited(KeyEntry waiting, long now) {
        boolean speaks = ear.isBusy(now) && !waiting.isOver(now - MOST_SPEAKING);
        if (!speaks && !ear.unclear().isEmpty()) {
            work(new Input.Unclear(), ear.unclear());
        } else if (!speaks && waiting.isOver(now)) {
            String keys = waiting.keys();
            work(keys.isEmpty() ? new Input.Silence() : new Input.Keys(keys), "");
        }
    }

    private void work(Input input, String said) {
        work(Optional.of(new StreamInput(input, said, asked)));
    }

    private void work(Optional<StreamInput> input) {
        state = State.WORKING;
        keysCame = input.filter(told -> told.input() instanceof Input.Keys).isPresent();
        ear.close();
        entry = null;
        AppletRequest asking = line;
        if (asking != null) {
            streams.work(this, asking, input, rate);
        }
    }

    /** How it began, as long as nobody listens to it yet. */
    synchronized Optional<Start> unheard() {
        return callId.isEmpty() ? Optional.ofNullable(start) : Optional.empty();
    }

    /** Who listens from now on. Found by a worker, since whether a call is recorded stands in the database. */
    synchronized void heardBy(List<StreamListener> ears) {
        if (state == State.CLOSED) {
            ears.forEach(listener -> listener.closed("it was over before"));
        } else {
            listeners = ears;
        }
    }

    /**
     * A worker has found out what comes next.
     *
     * @param sound what is said, or empty if there is nothing to hear
     */
    synchronized void goOn(Streamed next, Optional<Chunks> sound, long now) {
        if (state == State.CLOSED || player == null || start == null) {
            return;
        }
        if (callId.isEmpty()) {
            callId = next.callId();
            ear.of(next.flow().name(), callId);
            tones = next.flow().inBandKeys() ? new KeyTones(rate) : null;
        }
        listeners.forEach(listener -> listener.event(
                next.asks() ? "prompt" : "closing", next.session().node()));
        String before = question == null ? "" : question.name();
        language = next.session().language();
        asked = next.asked();
        question = next.asks() && next.flow().node(next.session().node()) instanceof Question asked ? asked : null;
        state = question == null ? State.CLOSING : State.SPEAKING;
        String pressed = ahead.toString();
        ahead.setLength(0);
        askedAgain = keysCame && question != null && question.name().equals(before);
        askedAgainAt = now;
        // Keys from before "that key does nothing here" was heard are no answer to being asked again.
        boolean skips =
                !pressed.isEmpty() && question != null && question.asking().bargeIn() && !askedAgain;
        if (skips) {
            // Who presses before the question is asked knows the menu and need not hear it.
            entry = new KeyEntry(java.util.Objects.requireNonNull(question), now);
            state = State.WAITING;
            pressed.chars().forEach(key -> pressed((char) key, now));
            return;
        }
        if (question != null && question.asking().bargeIn()) {
            ear.open(question, language, rate, TAKEN_IN);
        }
        play(sound, now);
    }

    private void play(Optional<Chunks> sound, long now) {
        if (sound.isPresent() && player != null) {
            streams.inStep(this);
            player.play(sound.get(), now);
        }
    }

    /** What should have come next cannot be found out: the apology, and on to the applet after the Voicebot. */
    synchronized void giveUp(Optional<Chunks> apology, long now) {
        if (state == State.CLOSED || player == null) {
            return;
        }
        question = null;
        state = State.CLOSING;
        play(apology, now);
    }

    @Override
    public void media(Chunk chunk, Duration until) {
        socket.send(head + chunk.tail());
        listeners.forEach(listener -> listener.said(chunk.samples(), until));
    }

    @Override
    public void mark(String name) {
        socket.send("{\"event\":\"mark\",\"stream_sid\":" + sid() + ",\"mark\":{\"name\":\"" + name + "\"}}");
    }

    @Override
    public void clear() {
        socket.send("{\"event\":\"clear\",\"stream_sid\":" + sid() + "}");
    }

    private String sid() {
        return Streams.quoted(start == null ? "" : start.streamSid());
    }

    /** Closes from our side. */
    synchronized void end(String reason) {
        if (state != State.CLOSED) {
            close(reason);
            socket.close(1000, reason);
        }
    }

    /** The other side has closed, or the socket is lost. */
    synchronized void close(String reason) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        ear.close();
        listeners.forEach(listener -> listener.closed(reason));
        log.debug("the stream of call {} is over: {}", callId, reason);
        streams.over(this, callId);
    }

    /** The line it is on, once that is known. */
    synchronized Optional<AppletRequest> line() {
        return Optional.ofNullable(line);
    }
}
