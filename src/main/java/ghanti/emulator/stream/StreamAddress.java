package ghanti.emulator.stream;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream goes, as Exotel reads the URL of a Voicebot applet; docs/exotel-protocol.md, Voicebot.
 *
 * @param uri what is opened, without user info and without the parameters taken from it
 * @param authorization the header {@code Authorization}; null if the URL had no user info
 * @param sampleRate samples a second, both ways: 8000, 16000 or 24000
 * @param customParameters what {@code start.custom_parameters} says, in the order of the URL
 */
public record StreamAddress(
        URI uri, @Nullable String authorization, int sampleRate, Map<String, String> customParameters) {
    private static final String SAMPLE_RATE = "sample-rate";
    private static final Set<String> RATES = Set.of("8000", "16000", "24000");
    private static final int MOST_PARAMETERS = 3;
    private static final int MOST_CHARACTERS = 256;

    /** Copies the parameters. */
    public StreamAddress {
        customParameters = Collections.unmodifiableMap(new LinkedHashMap<>(customParameters));
    }

    /** Reads a URL; {@link IllegalArgumentException} with a sentence for one that Exotel could not open. */
    public static StreamAddress of(String url) {
        return read(url, false);
    }

    /**
     * The same, but the query stays in the address too, as was seen once for a URL that an https address had answered;
     * docs/exotel-protocol.md, Common ground.
     */
    public static StreamAddress keepingQuery(String url) {
        return read(url, true);
    }

    private static StreamAddress read(String url, boolean keepsQuery) {
        URI whole = parsed(url);
        Map<String, String> parameters = query(whole.getRawQuery());
        String rate = parameters.remove(SAMPLE_RATE);
        if (rate != null && !RATES.contains(rate)) {
            throw new IllegalArgumentException("A sample-rate is 8000, 16000 or 24000, not " + rate + ".");
        }
        int characters = parameters.entrySet().stream()
                .mapToInt(pair -> pair.getKey().length() + pair.getValue().length())
                .sum();
        if (parameters.size() > MOST_PARAMETERS || characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException("A stream takes at most " + MOST_PARAMETERS + " parameters of "
                    + MOST_CHARACTERS + " characters in all, not " + parameters.size() + " of " + characters + ".");
        }
        return new StreamAddress(
                bare(whole, keepsQuery),
                basic(whole.getRawUserInfo()),
                rate == null ? 8000 : Integer.parseInt(rate),
                parameters);
    }

    private static URI parsed(String url) {
        try {
            URI whole = URI.create(url);
            boolean socket = "ws".equals(whole.getScheme()) || "wss".equals(whole.getScheme());
            if (socket && whole.getHost() != null) {
                return whole;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A stream cannot be opened at \"" + url + "\": it is no address.", e);
        }
        throw new IllegalArgumentException("A stream is opened at ws:// or wss:// and a host, not at \"" + url + "\".");
    }

    private static URI bare(URI whole, boolean keepsQuery) {
        String port = whole.getPort() < 0 ? "" : ":" + whole.getPort();
        String query = keepsQuery && whole.getRawQuery() != null ? "?" + whole.getRawQuery() : "";
        return URI.create(whole.getScheme() + "://" + whole.getHost() + port + whole.getRawPath() + query);
    }

    private static @Nullable String basic(@Nullable String userInfo) {
        return userInfo == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString(decoded(userInfo).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (!name.isEmpty()) {
                    pairs.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Leaves out what may be secret. */
    @Override
    public String toString() {
        return "StreamAddress[" + uri.getHost() + " at " + sampleRate + " Hz]";
    }
}
