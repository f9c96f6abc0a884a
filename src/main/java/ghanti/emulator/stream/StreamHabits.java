package ghanti.emulator.stream;

import java.time.Duration;

/**
 * What Exotel does where its pages are silent or disagree; docs/exotel-protocol.md, Voicebot.
 *
 * @param handshakeLimit longest wait until the socket is open
 * @param handshakes how often opening it is tried
 * @param clearedMarks whether marks dropped by {@code clear} come back all the same
 * @param longestStream when Exotel ends a stream by itself
 * @param longestSilence how long the server may send no audio before that is a fault
 * @param closesInSilence whether Exotel then closes the socket
 * @param leaving what a caller's hang-up looks like
 */
public record StreamHabits(
        Duration handshakeLimit,
        int handshakes,
        ClearedMarks clearedMarks,
        Duration longestStream,
        Duration longestSilence,
        boolean closesInSilence,
        Leaving leaving) {

    /** What becomes of a mark whose audio was dropped. */
    public enum ClearedMarks {
        /** It never comes back. */
        NEVER,
        /** It comes back at once. */
        AT_ONCE,
        /** It comes back when it would have without the clear. */
        LATER
    }

    /** What the server sees when Exotel ends a stream. */
    public enum Leaving {
        /** {@code stop}, then close code 1000. */
        STOP_AND_CLOSE,
        /** {@code stop}, then the connection is gone: 1006. */
        STOP_AND_DROP,
        /** The connection is gone: 1006. */
        DROP,
        /** Close code 1000, no {@code stop}. */
        CLOSE,
        /** {@code stop}, and the socket stays open; after ten seconds it is gone. */
        STOP
    }

    /** Ten seconds and two tries for the handshake, cleared marks come back at once, an hour, stop and close. */
    public static StreamHabits usual() {
        return new StreamHabits(
                Duration.ofSeconds(10),
                2,
                ClearedMarks.AT_ONCE,
                Duration.ofMinutes(60),
                Duration.ofSeconds(10),
                false,
                Leaving.STOP_AND_CLOSE);
    }

    /** The same with another fate of cleared marks. */
    public StreamHabits with(ClearedMarks marks) {
        return new StreamHabits(
                handshakeLimit, handshakes, marks, longestStream, longestSilence, closesInSilence, leaving);
    }

    /** The same with another end. */
    public StreamHabits with(Leaving end) {
        return new StreamHabits(
                handshakeLimit, handshakes, clearedMarks, longestStream, longestSilence, closesInSilence, end);
    }

    /** The same with other patience for the handshake. */
    public StreamHabits withHandshakes(int tries, Duration limit) {
        return new StreamHabits(limit, tries, clearedMarks, longestStream, longestSilence, closesInSilence, leaving);
    }

    /** The same with a shorter longest stream. */
    public StreamHabits withLongestStream(Duration longest) {
        return new StreamHabits(
                handshakeLimit, handshakes, clearedMarks, longest, longestSilence, closesInSilence, leaving);
    }

    /** The same, and Exotel closes when nothing was sent for that long. */
    public StreamHabits closingAfterSilence(Duration silence) {
        return new StreamHabits(handshakeLimit, handshakes, clearedMarks, longestStream, silence, true, leaving);
    }
}
