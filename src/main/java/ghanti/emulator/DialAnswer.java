package ghanti.emulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Exotel answers a well-formed dial; docs/exotel-protocol.md, Outbound calls.
 *
 * @param refusal the {@code RestException}, or null to place the call
 * @param delay real time before the answer; the telephone rings only after it
 * @param delivery what becomes of the answer
 */
public record DialAnswer(@Nullable Refusal refusal, Duration delay, Delivery delivery) {

    /** What becomes of the answer. */
    public enum Delivery {
        /** Sent, and then the telephone rings. */
        SENT,
        /** The connection breaks instead. */
        LOST,
        /** Sent when the whole call is over and its StatusCallback was posted. */
        AFTER_CALLBACK
    }

    /**
     * A {@code RestException}.
     *
     * @param httpStatus the status of the HTTP answer
     * @param status the status in the body
     * @param message the words in the body
     * @param code Exotel's own code; null leaves it out, digits become a number
     * @param retryAfter the {@code Retry-After} header; null leaves it out
     */
    public record Refusal(
            int httpStatus,
            int status,
            String message,
            @Nullable String code,
            @Nullable Duration retryAfter) {}

    /** The call is placed and the answer sent. */
    public static DialAnswer placed() {
        return new DialAnswer(null, Duration.ZERO, Delivery.SENT);
    }

    /** Refused with this HTTP status and the words Exotel uses for it. */
    public static DialAnswer refused(int status) {
        return refused(status, Words.of(status));
    }

    /** Refused with this HTTP status and these words. */
    public static DialAnswer refused(int status, String message) {
        return refused(new Refusal(status, status, message, Words.code(status), null));
    }

    /** Refused with 429 and a {@code Retry-After} in seconds. */
    public static DialAnswer tooMany(Duration retryAfter) {
        return refused(new Refusal(429, 429, Words.of(429), Words.code(429), retryAfter));
    }

    /** Refused in the body although the HTTP status is 200. */
    public static DialAnswer refusedWith200(int status, String message) {
        return refused(new Refusal(200, status, message, Words.code(status), null));
    }

    /** The same after a delay in real time, during which the caller waits for the answer. */
    public DialAnswer after(Duration time) {
        return new DialAnswer(refusal, time, delivery);
    }

    /** The same, but the connection breaks before the answer. */
    public DialAnswer lost() {
        return new DialAnswer(refusal, delay, Delivery.LOST);
    }

    /** The same, but the call is over before the answer is sent. */
    public DialAnswer afterCallback() {
        return new DialAnswer(refusal, delay, Delivery.AFTER_CALLBACK);
    }

    private static DialAnswer refused(Refusal refusal) {
        return new DialAnswer(refusal, Duration.ZERO, Delivery.SENT);
    }

    /** The words and codes that go with a status. */
    private static final class Words {
        private Words() {}

        static String of(int status) {
            return switch (status) {
                case 400 -> "Bad or missing parameters";
                case 401 -> "Authentication failed";
                case 402 -> "Your account balance is too low to make this call";
                case 403 -> "Your account is not yet KYC compliant.";
                case 404 -> "The requested resource was not found";
                case 429 -> "Too many requests";
                default -> "Could not originate the call";
            };
        }

        static @Nullable String code(int status) {
            return switch (status) {
                case 400 -> "34001";
                case 429 -> "RATE_LIMIT_EXCEEDED";
                default -> null;
            };
        }
    }
}
