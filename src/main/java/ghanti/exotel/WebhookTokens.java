package ghanti.exotel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The secret path segments that tell Exotel's requests from a stranger's. */
public final class WebhookTokens {

    private final List<byte[]> accepted;
    private final String current;

    /** @param tokens at least one; the first goes into new addresses, the others are still taken */
    public WebhookTokens(List<String> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one webhook token");
        }
        this.current = tokens.get(0);
        this.accepted = tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Whether a token is one of ours; takes the same time for every wrong one. */
    public boolean accept(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (byte[] one : accepted) {
            known |= MessageDigest.isEqual(one, given);
        }
        return known;
    }

    /** The one for new addresses. */
    public String current() {
        return current;
    }

    @Override
    public String toString() {
        return "WebhookTokens[" + accepted.size() + "]";
    }
}
