package ghanti.emulator;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address as it may be shown: the path alone, and nothing up to a webhook token in it. */
final class ShownPath {
    private static final Pattern BEHIND_TOKEN = Pattern.compile(".*?/exotel/[^/]+/(.*)");

    private ShownPath() {}

    static String of(URI url) {
        String path = String.valueOf(url.getPath());
        Matcher parts = BEHIND_TOKEN.matcher(path);
        return parts.matches() ? parts.group(1) : path;
    }
}
