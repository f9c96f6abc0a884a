package ghanti.exotel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a server answers who wants to know whether an address leads to it: only who has the webhook token can. */
public final class Echo {

    /** Signs nothing else that the token signs. */
    private static final String PURPOSE = "ghanti echo\n";

    private Echo() {}

    /** The proof for a query as it stands in an address. */
    public static String proof(String token, String query) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((PURPOSE + query).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
