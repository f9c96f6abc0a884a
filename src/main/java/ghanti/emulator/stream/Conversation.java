package ghanti.emulator.stream;

import ghanti.emulator.stream.StreamEvent.Kind;
import ghanti.emulator.stream.StreamHabits.Leaving;
import ghanti.emulator.stream.StreamReport.By;
import ghanti.emulator.stream.StreamReport.Ending;
import ghanti.emulator.stream.StreamReport.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one {@link StreamCall}, behind one lock: which socket it has, what is being played, what was noted. */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration OPEN_AFTER_STOP = Duration.ofSeconds(10);

    private final StreamSetup setup;
    private final StreamCalls room;
    private final StreamCall call;
    private final StreamClock clock;
    private final Journal journal = new Journal();
    private final Listening listening;
    private final Mouth mouth;
    private State state = State.OPENING;
    private String streamSid = "";
    private int tries;
    private @Nullable Link link;
    private @Nullable Frames frames;
    private @Nullable ScheduledFuture<?> ticks;
    private @Nullable Ending ending;

    private enum State {
        OPENING,
        TALKING,
        LEAVING,
        OVER
    }

    Conversation(StreamSetup setup, StreamCalls room, StreamCall call) {
        this.setup = setup;
        this.room = room;
        this.call = call;
        this.clock = new StreamClock(setup.address().sampleRate());
        this.listening = new Listening(
                setup, clock, new Listening.Outlet(this::happened, this::fault, this::answer, this::later));
        this.mouth = new Mouth(setup);
    }

    Journal journal() {
        return journal;
    }

    Duration now() {
        return clock.now();
    }

    synchronized List<Spoken> spoken() {
        return listening.spoken();
    }

    synchronized boolean endedAlike(int one, int other) {
        return listening.endedAlike(one, other);
    }

    synchronized void connect(int attempt) {
        if (state != State.OVER) {
            state = State.OPENING;
            tries = attempt;
            frames = null;
            Link.open(room.client(), setup.address(), setup.habits().handshakeLimit(), new Ends());
        }
    }

    synchronized void press(String key, Dialect.Dtmf shape) {
        if (state == State.TALKING && frames != null) {
            send(frames.dtmf(key, shape));
            listening.keyPressed();
            happened(Kind.PRESSED, key);
        } else {
            trouble("the key " + key + " came when there was no stream");
        }
    }

    synchronized void speak(Voice voice) {
        mouth.speak(voice);
    }

    synchronized void stall(Duration time) {
        trouble("media held back for " + time.toMillis() + " ms");
        mouth.hold(true);
        later(time, () -> mouth.hold(false));
    }

    synchronized void sendMedia(int bytes) {
        if (state == State.TALKING && frames != null) {
            trouble("media of " + bytes + " bytes");
            send(mouth.extra(frames, bytes));
        }
    }

    synchronized void sendRaw(String what, Consumer<Link> sending) {
        trouble(what.length() > 60 ? what.substring(0, 60) + "…" : what);
        if (link != null && state == State.TALKING) {
            sending.accept(link);
        }
    }

    synchronized void trouble(String what) {
        happened(Kind.TROUBLE, what);
    }

    synchronized void whenQuiet(Duration quiet, Runnable act) {
        listening.whenQuiet(quiet, act);
    }

    /** Runs with the lock held, and not at all once the stream is over. */
    void later(Duration delay, Runnable act) {
        try {
            ScheduledFuture<?> unused =
                    room.timer().schedule(() -> guarded(act), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The room is closed, and nothing happens in it any more.
        }
    }

    synchronized void reconnect(Duration after) {
        if (state == State.TALKING && link != null) {
            trouble("the socket is lost and opened again after " + after.toMillis() + " ms");
            link.drop();
            link = null;
            state = State.OPENING;
            listening.cut();
            happened(Kind.LOST, "");
            later(after, () -> connect(1));
        }
    }

    /** Ends the stream from this side. */
    synchronized void leave(Leaving leaving, By by, String reason) {
        if (state == State.OPENING) {
            finish(new Ending(by == By.USER ? Status.CANCELLED : Status.FAILED, by, 0, now(), Optional.empty()));
        }
        if (state != State.TALKING || link == null || frames == null) {
            return;
        }
        state = State.LEAVING;
        Status status = by == By.USER ? Status.CANCELLED : Status.COMPLETED;
        ending = new Ending(status, by, 1000, now(), Optional.empty());
        listening.over();
        if (leaving == Leaving.STOP || leaving == Leaving.STOP_AND_CLOSE || leaving == Leaving.STOP_AND_DROP) {
            send(frames.stop(reason));
            happened(Kind.STOPPED, reason);
        }
        if (leaving == Leaving.STOP_AND_CLOSE || leaving == Leaving.CLOSE) {
            link.close(1000);
        }
        if (leaving == Leaving.DROP || leaving == Leaving.STOP_AND_DROP) {
            lost();
        } else {
            later(leaving == Leaving.STOP ? OPEN_AFTER_STOP : PATIENCE, this::lost);
        }
    }

    private void lost() {
        if (ending != null) {
            happened(Kind.LOST, "");
            finish(new Ending(ending.status(), ending.by(), 1006, ending.duration(), ending.error()));
        }
    }

    private synchronized void guarded(Runnable act) {
        try {
            if (state != State.OVER) {
                act.run();
            }
        } catch (RuntimeException e) {
            LOG.warn("the callee of the stream {} stumbled", streamSid, e);
        }
    }

    private synchronized void tick() {
        if (state != State.TALKING || frames == null) {
            return;
        }
        mouth.tick(frames, this::send);
        listening.tick();
        StreamHabits habits = setup.habits();
        if (now().compareTo(habits.longestStream()) > 0) {
            leave(Leaving.STOP_AND_CLOSE, By.NA, "stopped");
        } else if (habits.closesInSilence() && listening.serverIsTooQuiet()) {
            leave(Leaving.STOP_AND_CLOSE, By.NA, "stopped");
        }
    }

    private void send(String frame) {
        if (link != null) {
            link.send(frame);
        }
    }

    private void answer(String mark) {
        if (state == State.TALKING && frames != null) {
            send(frames.mark(mark));
        }
    }

    private void happened(Kind kind, String detail) {
        happened(new StreamEvent(now(), kind, detail));
    }

    private void happened(StreamEvent event) {
        journal.add(event);
        try {
            setup.callee().happens(call, event);
        } catch (RuntimeException e) {
            LOG.warn("the callee of the stream {} stumbled at {}", streamSid, event.kind(), e);
        }
    }

    private void fault(StreamFault fault) {
        journal.add(fault);
        happened(new StreamEvent(fault.at(), Kind.FAULT, fault.sentence()));
    }

    private void finish(Ending how) {
        state = State.OVER;
        if (ticks != null) {
            ticks.cancel(false);
        }
        if (link != null) {
            link.drop();
        }
        listening.over();
        call.over(new StreamReport(
                streamSid,
                how,
                journal.events(),
                journal.faults(),
                listening.spoken(),
                listening.pacing(),
                listening.heard()));
    }

    /** What the socket tells; whatever an older socket still says is not heard. */
    private final class Ends implements Link.Owner {
        @Override
        public void opened(Link from) {
            synchronized (Conversation.this) {
                if (state == State.OVER || (link != null && link != from)) {
                    from.drop();
                    return;
                }
                link = from;
                state = State.TALKING;
                streamSid = room.newSid();
                Frames fresh = new Frames(setup, streamSid);
                frames = fresh;
                from.send(Frames.CONNECTED);
                from.send(fresh.start());
                clock.start();
                happened(Kind.STARTED, streamSid);
                if (ticks == null) {
                    long every = setup.mediaEvery().toNanos();
                    ticks = room.timer()
                            .scheduleAtFixedRate(Conversation.this::tick, every, every, TimeUnit.NANOSECONDS);
                }
            }
        }

        @Override
        public void refused(Link from, String why) {
            synchronized (Conversation.this) {
                if (state != State.OPENING) {
                    return;
                }
                happened(Kind.REFUSED, why);
                if (tries < setup.habits().handshakes()) {
                    connect(tries + 1);
                } else {
                    finish(new Ending(
                            Status.FAILED, By.NA, 0, now(), Optional.of("3009 failed to establish ws conn: " + why)));
                }
            }
        }

        @Override
        public void text(Link from, String text) {
            synchronized (Conversation.this) {
                if (state == State.TALKING && link == from) {
                    listening.frame(BotFrame.read(text, streamSid));
                }
            }
        }

        @Override
        public void binary(Link from) {
            synchronized (Conversation.this) {
                if (state == State.TALKING && link == from) {
                    listening.binary();
                }
            }
        }

        @Override
        public void gone(Link from, int code) {
            synchronized (Conversation.this) {
                if (state == State.OVER || link != from) {
                    return;
                }
                // It answers the closing frame by itself; to drop it now would make that a lost connection.
                link = null;
                if (ending == null) {
                    listening.closedByServer();
                    listening.over();
                }
                happened(code == 1006 ? Kind.LOST : Kind.CLOSED, code == 1006 ? "" : Integer.toString(code));
                if (ending != null) {
                    finish(new Ending(ending.status(), ending.by(), code, ending.duration(), ending.error()));
                    return;
                }
                boolean broken = code == 1006;
                finish(new Ending(
                        broken ? Status.FAILED : Status.COMPLETED,
                        broken ? By.NA : By.BOT,
                        code,
                        now(),
                        broken ? Optional.of("1006 the connection was lost") : Optional.empty()));
            }
        }
    }
}
