package ghanti.voicebot;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tickets for streams: the last part of an address that is good for one line and one flow. Any server with the same webhook token can
 * check them.
 *
 * <p>A ticket opens a stream for a short time. One whose line is known to have a call under way stays good, for the reconnect.
 */
final class Tickets {

    /** Exotel opens the socket as soon as it has the address, and tries once more within ten seconds. */
    static final Duration LIFE = Duration.ofMinutes(2);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String SEPARATOR = "\n";
    private static final int SIGNATURE_BYTES = 16;
    private static final int LONGEST = 2000;
    private static final int LONGEST_FIELD = 600;

    private final SecretKeySpec key;
    private final Clock clock;

    /** @param secret shared by all servers that check each other's tickets */
    Tickets(String secret, Clock clock) {
        this.key = new SecretKeySpec(("ghanti stream ticket " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    /**
     * What a ticket is good for.
     *
     * @param customField as the line brought it, or empty
     * @param isFresh whether it has been issued just now
     */
    record Ticket(
            String flow,
            String callSid,
            String person,
            boolean incoming,
            Optional<String> customField,
            boolean isFresh) {}

    /** A ticket as it stands in an address. */
    String issue(String flow, String callSid, String person, boolean incoming, Optional<String> customField) {
        String body = String.join(
                SEPARATOR,
                Long.toString(clock.instant().plus(LIFE).getEpochSecond()),
                flow,
                callSid,
                person.replaceAll("\\s+", " "),
                Boolean.toString(incoming),
                customField.filter(field -> field.length() <= LONGEST_FIELD).orElse(""));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature(bytes));
    }

    /** The ticket that a text is, if it is one of ours. */
    Optional<Ticket> check(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            return MessageDigest.isEqual(signature, signature(bytes)) ? Optional.of(ticket(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Ticket ticket(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, 6);
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[0]));
        return new Ticket(
                parts[1],
                parts[2],
                parts[3],
                Boolean.parseBoolean(parts[4]),
                Optional.of(parts[5]).filter(field -> !field.isEmpty()),
                clock.instant().isBefore(until));
    }

    private byte[] signature(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return java.util.Arrays.copyOf(mac.doFinal(bytes), SIGNATURE_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
