package ghanti.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields of a request's body or query: urlencoded or multipart. A name sent twice is joined by a comma. */
final class Form {
    private static final Pattern PAIR = Pattern.compile("([^&=]+)=?([^&]*)");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern PART =
            Pattern.compile("name=\"([^\"]*)\".*?\r?\n\r?\n(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Form() {}

    static Map<String, String> body(String contentType, String body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        return contentType.startsWith("multipart/form-data") && boundary.find()
                ? multipart(body, boundary.group(1))
                : urlencoded(body);
    }

    static Map<String, String> urlencoded(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher pairs = PAIR.matcher(text);
        while (pairs.find()) {
            add(fields, decoded(pairs.group(1)), decoded(pairs.group(2)));
        }
        return fields;
    }

    private static Map<String, String> multipart(String body, String boundary) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : body.split("(\r?\n)?--" + Pattern.quote(boundary), -1)) {
            Matcher field = PART.matcher(part);
            if (field.find()) {
                add(fields, field.group(1), field.group(2));
            }
        }
        return fields;
    }

    private static void add(Map<String, String> fields, String name, String value) {
        fields.merge(name, value, (before, now) -> before + "," + now);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
