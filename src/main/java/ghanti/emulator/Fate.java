package ghanti.emulator;

import java.time.Duration;

/**
 * What the network or Exotel does to one request of a line.
 *
 * @param delay time of the call before it is sent
 * @param copies how often it is sent: at least 1
 * @param atOnce whether the copies are sent at the same time instead of one after the other
 * @param loss what gets lost
 * @param later for an applet request: sent once more when that many more requests were answered, or at the end; 0 for
 *     not at all. For a StatusCallback: sent while the call goes on, after that many requests; 0 for after the end
 */
public record Fate(Duration delay, int copies, boolean atOnce, Loss loss, int later) {

    /** What gets lost. */
    public enum Loss {
        NOTHING,
        /** The answer: the server did its work, Exotel never hears of it. */
        ANSWER,
        /** The request: the server never sees it. */
        REQUEST
    }

    /** Refuses fewer than one copy. */
    public Fate {
        if (copies < 1 || later < 0) {
            throw new IllegalArgumentException("A request is sent at least once, and later means after 0 or more.");
        }
    }

    /** Sent once and answered. */
    public static Fate plain() {
        return new Fate(Duration.ZERO, 1, false, Loss.NOTHING, 0);
    }

    /** Sent that many times, one after the other. */
    public static Fate repeated(int times) {
        return new Fate(Duration.ZERO, times, false, Loss.NOTHING, 0);
    }

    /** Sent that many times, all at once. */
    public static Fate repeatedAtOnce(int times) {
        return new Fate(Duration.ZERO, times, true, Loss.NOTHING, 0);
    }

    /** Sent after a while. */
    public static Fate delayed(Duration delay) {
        return new Fate(delay, 1, false, Loss.NOTHING, 0);
    }

    /** Never sent: the line goes on as if the answer had not come in time. For a StatusCallback: never posted. */
    public static Fate dropped() {
        return new Fate(Duration.ZERO, 1, false, Loss.REQUEST, 0);
    }

    /** Sent and answered, but the line goes on as if the answer had not come in time. */
    public static Fate answerLost() {
        return new Fate(Duration.ZERO, 1, false, Loss.ANSWER, 0);
    }

    /** Sent now, and the same request again after that many more, as from a network that reorders. */
    public static Fate againAfter(int requests) {
        return new Fate(Duration.ZERO, 1, false, Loss.NOTHING, requests);
    }

    /** For a StatusCallback: posted after that many requests of the call, which goes on. */
    public static Fate early(int requests) {
        return againAfter(requests);
    }

    /** Both: the longer delay, the more copies, the worse loss. */
    public Fate and(Fate other) {
        return new Fate(
                delay.compareTo(other.delay) > 0 ? delay : other.delay,
                Math.max(copies, other.copies),
                atOnce || other.atOnce,
                loss.compareTo(other.loss) > 0 ? loss : other.loss,
                Math.max(later, other.later));
    }
}
