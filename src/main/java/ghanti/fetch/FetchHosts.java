package ghanti.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * The hosts that fetch nodes may call. A name that resolves to a private address is refused unless that address is named as
 * well, so that nobody who can change a name can reach inside.
 */
public final class FetchHosts implements Dns {

    private final Set<String> named;

    /** @param named hosts, each with or without a port: {@code orders.example}, {@code localhost:9000}, {@code 10.0.0.7} */
    public FetchHosts(List<String> named) {
        this.named = new TreeSet<>();
        named.forEach(host -> this.named.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    boolean allow(HttpUrl url) {
        String host = url.host().toLowerCase(Locale.ROOT);
        return named.contains(host) || named.contains(host + ":" + url.port());
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> reachable = Dns.SYSTEM.lookup(host).stream()
                .filter(address -> isPublic(address) || isNamed(host, address))
                .toList();
        if (reachable.isEmpty()) {
            throw new UnknownHostException(
                    host + " has only private addresses; name the address in GHANTI_FETCH_HOSTS too");
        }
        return reachable;
    }

    private boolean isNamed(String host, InetAddress address) {
        return host.equalsIgnoreCase("localhost")
                || host.equals(address.getHostAddress())
                || named.contains(address.getHostAddress());
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return !(address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared);
    }
}
