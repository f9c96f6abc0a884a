package ghanti.live;

import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Turns one stream into entries. */
final class LiveListener implements StreamListener {

    private static final int LONGEST_ID = 64;

    private final StreamFacts facts;
    private final Outbox outbox;
    private final Clock clock;
    private final String key;
    private final Blocks heard;
    private final Blocks said;
    private long number;

    LiveListener(StreamFacts facts, Outbox outbox, Clock clock) {
        this.facts = facts;
        this.outbox = outbox;
        this.clock = clock;
        key = key(facts);
        heard = new Blocks(facts.rate(), (begin, samples) -> sound("callee", begin, samples));
        said = new Blocks(facts.rate(), (begin, samples) -> sound("ghanti", begin, samples));
        start();
    }

    private static String key(StreamFacts facts) {
        if (!facts.callId().isEmpty()) {
            return "ghanti:call:" + facts.callId();
        }
        // Exotel's id comes from outside; nobody shall choose the names of keys.
        String id = facts.streamSid().replaceAll("[^A-Za-z0-9_-]", "_");
        return "ghanti:stream:" + id.substring(0, Math.min(id.length(), LONGEST_ID));
    }

    private void start() {
        Entry entry = entry("start", facts.startedAt())
                .with("call", facts.callId())
                .with("flow", facts.flow())
                .with("line", facts.callSid())
                .with("from", facts.from())
                .with("to", facts.to())
                .with("rate", facts.rate());
        facts.custom().forEach((name, value) -> entry.with("custom." + name, value));
        outbox.put(entry);
    }

    private Entry entry(String type, Instant at) {
        return new Entry(key)
                .with("type", type)
                .with("number", ++number)
                .with("stream", facts.streamSid())
                .with("at", at.toEpochMilli());
    }

    private void sound(String side, Instant begin, short[] samples) {
        outbox.put(entry("audio", begin)
                .with("side", side)
                .with("rate", facts.rate())
                .with("pcm", RawPcm.write(new Pcm(facts.rate(), samples))));
    }

    @Override
    public void heard(short[] samples) {
        Instant now = clock.instant();
        said.flushIfPast(now);
        heard.add(now.minus(length(samples)), samples);
    }

    @Override
    public void said(short[] samples, Duration until) {
        said.add(clock.instant().plus(until).minus(length(samples)), samples);
    }

    private Duration length(short[] samples) {
        return Duration.ofNanos(samples.length * 1_000_000_000L / facts.rate());
    }

    @Override
    public void cleared() {
        Instant now = clock.instant();
        said.cut(now);
        said.flush();
        outbox.put(entry("cleared", now));
    }

    @Override
    public void key(char pressed) {
        outbox.put(entry("key", clock.instant()).with("key", String.valueOf(pressed)));
    }

    @Override
    public void event(String what, String word) {
        outbox.put(entry(what, clock.instant()).with("word", word));
    }

    @Override
    public void closed(String reason) {
        Instant now = clock.instant();
        heard.flush();
        said.cut(now);
        said.flush();
        outbox.put(entry("stop", now).with("reason", reason));
    }
}
