package ghanti.recording;

import ghanti.recording.Happening.Cleared;
import ghanti.recording.Happening.Closed;
import ghanti.recording.Happening.Heard;
import ghanti.recording.Happening.Said;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hears a stream and keeps what it hears until it is written. Holds ten seconds of sound; what comes when it is full is
 * dropped, and will be silent.
 */
final class Inbox implements StreamListener {

    private static final int SECONDS = 10;

    private final StreamFacts facts;
    private final Clock clock;
    private List<Happening> happenings = new ArrayList<>();
    private int samples;
    private long dropped;
    private boolean shut;

    Inbox(StreamFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    StreamFacts facts() {
        return facts;
    }

    /** Nanoseconds since the stream's start. */
    long now() {
        return Math.max(0, Duration.between(facts.startedAt(), clock.instant()).toNanos());
    }

    @Override
    public void heard(short[] sound) {
        put(new Heard(now(), sound));
    }

    @Override
    public void said(short[] sound, Duration until) {
        put(new Said(now() + until.toNanos(), sound));
    }

    @Override
    public void cleared() {
        put(new Cleared(now()));
    }

    @Override
    public void key(char key) {
        // Only sound is recorded.
    }

    @Override
    public void event(String what, String word) {
        // Only sound is recorded.
    }

    @Override
    public void closed(String reason) {
        put(new Closed(now()));
    }

    private synchronized void put(Happening happening) {
        if (shut) {
            return;
        }
        // Both sides speak at once, at most.
        if (happening.size() > 0 && samples + happening.size() > 2 * SECONDS * facts.rate()) {
            dropped += happening.size();
            return;
        }
        samples += happening.size();
        happenings.add(happening);
    }

    /** What came since the last time. */
    synchronized List<Happening> take() {
        List<Happening> taken = happenings;
        happenings = new ArrayList<>();
        samples = 0;
        return taken;
    }

    /** Takes nothing more, as nobody will write it. */
    synchronized void shut() {
        shut = true;
        take();
    }

    /** How much sound did not fit. */
    synchronized Duration dropped() {
        return Duration.ofMillis(dropped * 1000 / facts.rate());
    }
}
