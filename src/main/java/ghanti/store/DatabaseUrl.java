package ghanti.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A database address as JDBC wants it.
 *
 * @param jdbc without user and password where they were given apart
 */
record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    /** H2 in a folder of ours. */
    static DatabaseUrl inFolder(Path folder) {
        return of("jdbc:h2:file:" + folder.toAbsolutePath().resolve("ghanti"));
    }

    /**
     * Reads {@code jdbc:…} or {@code postgres://user:password@host:port/database}.
     *
     * @throws IllegalArgumentException if it is neither, without repeating it: it may hold a password
     */
    static DatabaseUrl of(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return new DatabaseUrl(durable(url), null, null);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, null, null);
        }
        try {
            URI uri = new URI(url);
            boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
            if (postgres
                    && uri.getHost() != null
                    && uri.getPath() != null
                    && uri.getPath().length() > 1) {
                return postgres(uri);
            }
        } catch (URISyntaxException e) {
            // The sentence below serves for this as well.
        }
        throw new IllegalArgumentException(
                "DATABASE_URL must be jdbc:h2:…, jdbc:postgresql://… or postgres://user:password@host/database");
    }

    /** H2 keeps commits in memory for half a second unless told not to; kill -9 would lose them. */
    private static String durable(String url) {
        StringBuilder durable = new StringBuilder(url);
        String upper = url.toUpperCase(java.util.Locale.ROOT);
        for (String option : new String[] {"WRITE_DELAY=0", "LOCK_TIMEOUT=1000", "DB_CLOSE_ON_EXIT=FALSE"}) {
            if (!upper.contains(option.substring(0, option.indexOf('=')))) {
                durable.append(';').append(option);
            }
        }
        return durable.toString();
    }

    private static DatabaseUrl postgres(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = info.indexOf(':');
        String user = colon < 0 ? info : info.substring(0, colon);
        String password = colon < 0 ? null : decoded(info.substring(colon + 1));
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                user.isEmpty() ? null : decoded(user),
                password);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    boolean isPostgres() {
        return jdbc.startsWith("jdbc:postgresql:");
    }
}
