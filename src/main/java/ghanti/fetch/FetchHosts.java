package ghanti.fetch;

import ghanti.engine.Template;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * The hosts that nodes ask and nobody named, so that each of these fetches fails.
     *
     * @return a sentence for each host, with the first node that asks it
     */
    public List<String> unnamedIn(Collection<Flow> flows) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Flow flow : flows) {
            for (Node node : flow.nodes().values()) {
                HttpUrl url = node instanceof Fetch fetch ? HttpUrl.parse(Template.fill(fetch.url(), Map.of())) : null;
                if (url != null && !allow(url)) {
                    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
                    String host = usual ? url.host() : url.host() + ":" + url.port();
                    sentences.putIfAbsent(
                            host,
                            "node \"" + node.name() + "\" of flow \"" + flow.name() + "\" asks " + host
                                    + ", which is not among GHANTI_FETCH_HOSTS, so that this always fails");
                }
            }
        }
        return List.copyOf(sentences.values());
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
