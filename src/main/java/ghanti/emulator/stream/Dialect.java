package ghanti.emulator.stream;

/**
 * How Exotel writes its frames, which differs between its pages and what was seen; docs/exotel-protocol.md, Voicebot.
 *
 * @param numbers whether numbers are bare; else they are strings
 * @param camelCase whether ids are written {@code streamSid}; else {@code stream_sid}
 * @param ids where ids stand
 * @param encoding {@code media_format.encoding}
 * @param bitRate {@code media_format.bit_rate}; left out if empty
 * @param dtmf how a key looks
 * @param reason {@code stop.reason} after a caller has hung up
 */
public record Dialect(
        boolean numbers, boolean camelCase, Ids ids, String encoding, String bitRate, Dtmf dtmf, String reason) {

    /** Where a frame has its ids. */
    public enum Ids {
        /** The stream's at the top level and inside, the call's and the account's inside. */
        BOTH,
        /** All at the top level. */
        TOP,
        /** All inside the object named like the event. */
        INSIDE
    }

    /** How a {@code dtmf} frame says its key. */
    public enum Dtmf {
        /** Digit and duration. */
        PLAIN,
        /** The digit is a bare number where it can be. */
        NUMBER,
        /** The duration is missing. */
        WITHOUT_DURATION
    }

    /** As a real {@code start} was seen: strings, encoding base64, bit rate 128kbps. */
    public static Dialect observed() {
        return new Dialect(false, false, Ids.BOTH, "base64", "128kbps", Dtmf.PLAIN, "canceled or call ended");
    }

    /** As the protocol page has it: strings, encoding audio/x-raw, bit rate 16. */
    public static Dialect documented() {
        return new Dialect(false, false, Ids.BOTH, "audio/x-raw", "16", Dtmf.PLAIN, "callended");
    }

    /** As the portal's samples have it: numbers, encoding raw, bit rate 128. */
    public static Dialect portal() {
        return new Dialect(true, false, Ids.BOTH, "raw", "128", Dtmf.PLAIN, "stopped");
    }

    /** The same with bare numbers, or with strings. */
    public Dialect withNumbers(boolean bare) {
        return new Dialect(bare, camelCase, ids, encoding, bitRate, dtmf, reason);
    }

    /** The same with ids in camel case. */
    public Dialect withCamelCase() {
        return new Dialect(numbers, true, ids, encoding, bitRate, dtmf, reason);
    }

    /** The same with ids elsewhere. */
    public Dialect withIds(Ids where) {
        return new Dialect(numbers, camelCase, where, encoding, bitRate, dtmf, reason);
    }

    /** The same with another bit rate; empty leaves it out. */
    public Dialect withBitRate(String text) {
        return new Dialect(numbers, camelCase, ids, encoding, text, dtmf, reason);
    }

    /** The same with other keys. */
    public Dialect withDtmf(Dtmf shape) {
        return new Dialect(numbers, camelCase, ids, encoding, bitRate, shape, reason);
    }
}
