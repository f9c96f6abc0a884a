package ghanti.live;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is and how one gets in.
 *
 * @param user null for the default user
 * @param password null where none is needed
 * @param database its number
 * @param tls whether the connection is encrypted; the certificate must then be one the machine trusts, for that host
 */
public record RedisAddress(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        int database,
        boolean tls) {

    private static final int USUAL_PORT = 6379;
    private static final String FORM =
            "must be redis://user:password@host:port/database or rediss://…, where all but the host may be left out";

    /**
     * Reads an address such as {@code redis://:secret@redis.example:6379/0}.
     *
     * @throws IllegalArgumentException with a sentence that does not show the address, since it may hold a password
     */
    public static RedisAddress parse(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean tls = "rediss".equals(uri.getScheme());
            if (!tls && !"redis".equals(uri.getScheme())) {
                throw new IllegalArgumentException("REDIS_URL " + FORM);
            }
            if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw new IllegalArgumentException("REDIS_URL names no host and port; it " + FORM);
            }
            String[] login = login(uri.getUserInfo());
            int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
            return new RedisAddress(
                    uri.getHost(), port, given(login[0]), given(login[1]), database(uri.getPath()), tls);
        } catch (URISyntaxException e) {
            // Its message would show the password.
            throw new IllegalArgumentException(
                    "REDIS_URL " + FORM + "; signs such as @ or # in a password are written as %40, %23");
        }
    }

    private static String[] login(@Nullable String info) {
        if (info == null) {
            return new String[] {"", ""};
        }
        int colon = info.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "REDIS_URL has a user without a password; a password alone is written :password@");
        }
        return new String[] {info.substring(0, colon), info.substring(colon + 1)};
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    private static int database(@Nullable String path) {
        if (path == null || path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/[0-9]{1,4}")) {
            throw new IllegalArgumentException("REDIS_URL ends with the number of a database, such as /0, or nothing");
        }
        return Integer.parseInt(path.substring(1));
    }

    /** Host and port alone. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
