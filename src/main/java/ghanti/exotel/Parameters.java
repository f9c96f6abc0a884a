package ghanti.exotel;

import ghanti.call.Json;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parameters of one request of Exotel's, wherever they stand: query, form, multipart or JSON, names in any case.
 * Nothing here fails: what cannot be read is absent. docs/exotel-protocol.md, Parameters.
 */
final class Parameters {

    private static final Logger log = LoggerFactory.getLogger(Parameters.class);

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    static Parameters of(Context context) {
        Map<String, String> values = new HashMap<>(40);
        String query = context.queryString();
        if (query != null) {
            readQuery(query, values);
        }
        if (context.contentLength() != 0 && context.req().getMethod().equals("POST")) {
            readBody(context, values);
        }
        return new Parameters(values);
    }

    /** Read by hand: brackets come encoded or raw, and a broken escape must not cost the call. */
    static void readQuery(String query, Map<String, String> values) {
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            int stop = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', from);
            if (equals > from && equals < stop) {
                put(values, decoded(query.substring(from, equals)), decoded(query.substring(equals + 1, stop)));
            }
            from = stop + 1;
        }
    }

    private static void readBody(Context context, Map<String, String> values) {
        try {
            if (context.isMultipartFormData() || context.isFormUrlencoded()) {
                for (Map.Entry<String, List<String>> field :
                        context.formParamMap().entrySet()) {
                    field.getValue().forEach(value -> put(values, field.getKey(), value));
                }
            } else {
                Json.object(context.body()).orElse(Map.of()).forEach((name, value) -> {
                    if (value != null) {
                        put(values, name, value instanceof String text ? text : Json.write(value));
                    }
                });
            }
        } catch (Exception e) {
            // Jetty throws checked exceptions that Javalin does not declare.
            log.warn("a request body cannot be read and is ignored: {}", e.toString());
        }
    }

    /** The first value that says something counts. NUL says nothing, and PostgreSQL refuses it. */
    private static void put(Map<String, String> values, String name, String value) {
        String said = value.indexOf(0) < 0 ? value : value.replace("\0", "");
        if (!said.isBlank()) {
            values.putIfAbsent(name.toLowerCase(Locale.ROOT), said);
        }
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The value, or empty. */
    String get(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The value of the first of these names that has one. */
    String firstOf(String name, String otherName) {
        String value = get(name);
        return value.isEmpty() ? get(otherName) : value;
    }
}
