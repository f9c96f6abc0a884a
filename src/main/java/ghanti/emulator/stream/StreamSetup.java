package ghanti.emulator.stream;

import java.time.Duration;

/**
 * One call that is to be streamed: a callee who listens in silence, until told otherwise.
 *
 * @param address where to
 * @param callSid the call; several streams may be of one call
 * @param accountSid the account
 * @param from the person's number, as {@code start} says it
 * @param to the ExoPhone, as {@code start} says it
 * @param dialect how frames are written
 * @param habits what Exotel does
 * @param voice what the person says
 * @param mediaBytes how long the person's payloads are: 1600 is 100 ms at 8 kHz, 320 is 20 ms; odd numbers are taken
 * @param callee what the person does
 * @param keepsSound whether {@link StreamReport#heard} keeps what was heard; a load program does without
 */
public record StreamSetup(
        StreamAddress address,
        String callSid,
        String accountSid,
        String from,
        String to,
        Dialect dialect,
        StreamHabits habits,
        Voice voice,
        int mediaBytes,
        StreamCallee callee,
        boolean keepsSound) {
    private static final int PER_SECOND = 10;

    /** Refuses payloads without a byte. */
    public StreamSetup {
        if (mediaBytes < 1) {
            throw new IllegalArgumentException("A payload has at least one byte, not " + mediaBytes + ".");
        }
    }

    /**
     * A silent callee, media every 100 ms, everything as it was observed.
     *
     * @param url as in the dashboard; see {@link StreamAddress#of}
     * @param callSid the call
     */
    public static StreamSetup to(String url, String callSid) {
        return to(StreamAddress.of(url), callSid);
    }

    /** The same for an address already read. */
    public static StreamSetup to(StreamAddress address, String callSid) {
        return new StreamSetup(
                address,
                callSid,
                "exampletenant1",
                "09876543210",
                "08069891522",
                Dialect.observed(),
                StreamHabits.usual(),
                Voice.silence(),
                2 * address.sampleRate() / PER_SECOND,
                StreamCallee.quiet(),
                true);
    }

    /** The same with these frames. */
    public StreamSetup with(Dialect other) {
        return new StreamSetup(
                address, callSid, accountSid, from, to, other, habits, voice, mediaBytes, callee, keepsSound);
    }

    /** The same with these habits. */
    public StreamSetup with(StreamHabits other) {
        return new StreamSetup(
                address, callSid, accountSid, from, to, dialect, other, voice, mediaBytes, callee, keepsSound);
    }

    /** The same with this voice. */
    public StreamSetup with(Voice other) {
        return new StreamSetup(
                address, callSid, accountSid, from, to, dialect, habits, other, mediaBytes, callee, keepsSound);
    }

    /** The same with this callee. */
    public StreamSetup with(StreamCallee other) {
        return new StreamSetup(
                address, callSid, accountSid, from, to, dialect, habits, voice, mediaBytes, other, keepsSound);
    }

    /** The same with payloads of that many bytes. */
    public StreamSetup withMediaBytes(int bytes) {
        return new StreamSetup(
                address, callSid, accountSid, from, to, dialect, habits, voice, bytes, callee, keepsSound);
    }

    /** The same without keeping what is heard. */
    public StreamSetup forgettingSound() {
        return new StreamSetup(
                address, callSid, accountSid, from, to, dialect, habits, voice, mediaBytes, callee, false);
    }

    /** The same between other numbers. */
    public StreamSetup between(String account, String person, String exoPhone) {
        return new StreamSetup(
                address, callSid, account, person, exoPhone, dialect, habits, voice, mediaBytes, callee, keepsSound);
    }

    /** How long one payload of the person lasts. */
    Duration mediaEvery() {
        return Duration.ofNanos(mediaBytes * 1_000_000_000L / (2L * address.sampleRate()));
    }
}
