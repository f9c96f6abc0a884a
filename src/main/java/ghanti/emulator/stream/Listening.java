package ghanti.emulator.stream;

import ghanti.emulator.stream.StreamEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Plays what the server sends and notes what is heard of it. Not for several threads. */
final class Listening {
    /** Enough to tell two questions apart that end with the same words. */
    private static final Duration TAIL = Duration.ofMillis(1500);

    private final StreamSetup setup;
    private final StreamClock clock;
    private final Outlet outlet;
    private final PlayOut playOut;
    private final PaceMeter pace;
    private final Ear ear;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean tooQuiet;

    /** Where everything goes: events, faults, marks to send back, things to do later. */
    record Outlet(
            Consumer<StreamEvent> events,
            Consumer<StreamFault> faults,
            Consumer<String> marks,
            BiConsumer<Duration, Runnable> later) {}

    /** Something to do after so much quiet. */
    private record Waiting(Duration quiet, Runnable act) {}

    Listening(StreamSetup setup, StreamClock clock, Outlet outlet) {
        this.setup = setup;
        this.clock = clock;
        this.outlet = outlet;
        this.playOut = new PlayOut(setup.keepsSound());
        this.pace = new PaceMeter(clock);
        this.ear = new Ear(clock);
    }

    void frame(BotFrame frame) {
        frame.complaints().forEach(complaint -> fault(complaint.kind(), complaint.sentence()));
        switch (frame.kind()) {
            case MEDIA -> {
                pace.came(playOut.add(clock.sample(), frame.payload().array()));
                tooQuiet = false;
                listen();
            }
            case MARK -> mark(frame.name());
            case CLEAR -> clear();
            case NOTHING -> {
                // Exotel ignores it.
            }
        }
    }

    void binary() {
        fault(StreamFault.Kind.FRAME, "Exotel takes text frames alone, and this one was binary.");
    }

    void keyPressed() {
        ear.keyPressed();
    }

    /** Time has passed. */
    void tick() {
        listen();
        boolean quiet = pace.quietFor().compareTo(setup.habits().longestSilence()) > 0;
        if (quiet && !tooQuiet) {
            String sentence = "No audio was sent for " + pace.quietFor().toMillis()
                    + " ms; Exotel may close a stream on which the server is silent.";
            fault(StreamFault.Kind.SILENT, sentence);
        }
        tooQuiet = quiet;
    }

    boolean serverIsTooQuiet() {
        return tooQuiet;
    }

    void closedByServer() {
        long unheard = playOut.cut(clock.sample());
        if (unheard > 0) {
            String sentence = "The socket was closed with " + clock.at(unheard).toMillis() + " ms still to be played.";
            fault(StreamFault.Kind.CUT_OFF, sentence);
        }
    }

    void cut() {
        playOut.cut(clock.sample());
    }

    /** The end of the stream, which is also the end of the prompt that was being heard. */
    void over() {
        cut();
        long now = clock.sample();
        listen();
        ear.end(now).forEach(this::notice);
    }

    /** Whether two prompts were heard to their end with the same sound, as far as 1.5 s back. */
    boolean endedAlike(int one, int other) {
        if (Math.min(one, other) < 1 || Math.max(one, other) > ear.prompts()) {
            return false;
        }
        Ear.Span first = ear.span(one);
        Ear.Span second = ear.span(other);
        long length = Math.min(clock.sample(TAIL), Math.min(first.length(), second.length()));
        HeardSound heard = heard();
        return heard.same(first.to() - length, second.to() - length, length);
    }

    void whenQuiet(Duration quiet, Runnable act) {
        waiting.add(new Waiting(quiet, act));
        waitFor(waiting.get(waiting.size() - 1));
    }

    List<Spoken> spoken() {
        return Ear.runs(playOut.begun(clock.sample()), playOut.passed(), clock);
    }

    Pacing pacing() {
        return pace.measured();
    }

    HeardSound heard() {
        long end = clock.sample();
        List<Piece> pieces = setup.keepsSound() ? playOut.begun(end) : List.of();
        return HeardSound.of(setup.address().sampleRate(), pieces, setup.keepsSound() ? end : 0);
    }

    private void mark(String name) {
        event(Kind.MARK_RECEIVED, name);
        PlayOut.Mark mark = playOut.mark(clock.sample(), name);
        at(mark.due(), () -> passed(mark));
    }

    private void passed(PlayOut.Mark mark) {
        listen();
        for (PlayOut.Mark due : playOut.duePassed(Math.max(mark.due(), clock.sample()))) {
            outlet.marks().accept(due.name());
            event(Kind.MARK_PLAYED, due.name());
        }
    }

    private void clear() {
        PlayOut.Cleared cleared = playOut.clear(clock.sample());
        event(Kind.CLEARED, Long.toString(clock.at(cleared.samples()).toMillis()));
        for (PlayOut.Mark mark : cleared.marks()) {
            switch (setup.habits().clearedMarks()) {
                case NEVER -> {
                    // It is forgotten.
                }
                case AT_ONCE -> back(mark);
                case LATER -> at(mark.due(), () -> back(mark));
            }
        }
    }

    private void back(PlayOut.Mark mark) {
        outlet.marks().accept(mark.name());
        event(Kind.MARK_AFTER_CLEAR, mark.name());
    }

    private void listen() {
        long now = clock.sample();
        ear.listen(playOut.begun(now), now).forEach(this::notice);
    }

    private void notice(Ear.Notice notice) {
        outlet.events().accept(new StreamEvent(notice.at(), notice.kind(), Integer.toString(notice.prompt())));
    }

    /** Looks again when the quiet could have lasted long enough: sound may have come meanwhile. */
    private void waitFor(Waiting one) {
        listen();
        long due = ear.soundEnds() + clock.sample(one.quiet());
        if (due <= clock.sample()) {
            waiting.remove(one);
            one.act().run();
        } else {
            at(due, () -> waitFor(one));
        }
    }

    private void at(long sample, Runnable act) {
        outlet.later().accept(Duration.ofNanos(clock.nanosUntil(sample + 1)), act);
    }

    private void event(Kind kind, String detail) {
        outlet.events().accept(new StreamEvent(clock.now(), kind, detail));
    }

    private void fault(StreamFault.Kind kind, String sentence) {
        outlet.faults().accept(new StreamFault(clock.now(), kind, sentence));
    }
}
