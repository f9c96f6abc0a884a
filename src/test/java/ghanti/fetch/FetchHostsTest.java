package ghanti.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowTexts;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchHostsTest {

    private final FetchHosts hosts = new FetchHosts(List.of("Orders.example", "localhost:9000", " 10.0.0.7 "));

    @ParameterizedTest
    @CsvSource({
        "http://orders.example/, true",
        "https://ORDERS.example:8443/, true",
        "http://localhost:9000/, true",
        "http://10.0.0.7/, true",
        "http://localhost/, false",
        "http://localhost:9001/, false",
        "http://evil.example/, false",
        "http://orders.example.evil.example/, false",
        "http://orders.example@evil.example/, false",
        "http://10.0.0.8/, false"
    })
    void onlyHostsThatAreNamed(String url, boolean allowed) {
        assertThat(hosts.allow(HttpUrl.get(url))).isEqualTo(allowed);
    }

    /** Short spellings that the resolver takes for an address stand for names here: they need no name server. */
    @ParameterizedTest
    @CsvSource({"127.1", "10.1", "172.16.1", "192.168.1", "169.254.1", "100.64.1", "0", "224.1"})
    void aNameWithAPrivateAddressIsRefused(String name) {
        assertThatThrownBy(() -> hosts.lookup(name))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("name the address in GHANTI_FETCH_HOSTS too");
    }

    @Test
    void aNameWithAPublicAddressIsReached() throws Exception {
        assertThat(hosts.lookup("8.1")).hasSize(1);
        assertThat(hosts.lookup("100.128.1")).hasSize(1);
    }

    @Test
    void aPrivateAddressThatIsNamedIsReached() throws Exception {
        assertThat(hosts.lookup("10.7")).hasSize(1);
        assertThat(hosts.lookup("localhost")).isNotEmpty();
    }

    @Test
    void everyHostThatNodesAskAndNobodyNamedIsToldOnce() {
        Flow flow = FlowTexts.flow("""
                flow: test
                languages: [en]
                inputs: {shop: {type: text}}
                start: a
                nodes:
                  a: {type: fetch, get: "https://orders.example/{shop}", go: b, failed: b}
                  b: {type: fetch, post: "https://orders.example/", go: c, failed: c}
                  c: {type: fetch, get: "http://localhost:9000/?{shop}", go: d, failed: d}
                  d: {type: fetch, get: "https://stock.example/", go: end, failed: end}
                  end: {type: end, outcome: done}
                """);
        assertThat(new FetchHosts(List.of("stock.example")).unnamedIn(List.of(flow)))
                .containsExactly(
                        "node \"a\" of flow \"test\" asks orders.example, which is not among GHANTI_FETCH_HOSTS,"
                                + " so that this always fails",
                        "node \"c\" of flow \"test\" asks localhost:9000, which is not among GHANTI_FETCH_HOSTS,"
                                + " so that this always fails");
    }
}
