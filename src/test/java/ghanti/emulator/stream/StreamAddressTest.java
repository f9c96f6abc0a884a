package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Exotel reads the URL of a Voicebot applet. */
class StreamAddressTest {

    @Test
    void takesCredentialsRateAndParametersOutOfTheUrl() {
        StreamAddress address = StreamAddress.of(
                "wss://KEY:TO%2FKEN@voice.example.com:8443/exotel/s%20t?order=4%202&sample-rate=16000&x");
        assertThat(address.uri()).hasToString("wss://voice.example.com:8443/exotel/s%20t");
        assertThat(address.authorization()).isEqualTo("Basic S0VZOlRPL0tFTg==");
        assertThat(address.sampleRate()).isEqualTo(16_000);
        assertThat(address.customParameters()).containsExactly(entry("order", "4 2"), entry("x", ""));
        assertThat(address.toString()).doesNotContain("KEN").doesNotContain("order");
    }

    @Test
    void isPlainWithoutThem() {
        StreamAddress address = StreamAddress.of("ws://127.0.0.1:80/stream");
        assertThat(address.authorization()).isNull();
        assertThat(address.sampleRate()).isEqualTo(8000);
        assertThat(address.customParameters()).isEmpty();
    }

    @Test
    void canKeepTheQuery() {
        StreamAddress address = StreamAddress.keepingQuery("ws://h/stream?a=1");
        assertThat(address.uri()).hasToString("ws://h/stream?a=1");
        assertThat(address.customParameters()).containsExactly(entry("a", "1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://h/s                  | A stream is opened at ws:// or wss:// and a host
            /stream                      | A stream is opened at ws:// or wss:// and a host
            wss://a b/                   | it is no address
            ws://h/s?sample-rate=44100   | A sample-rate is 8000, 16000 or 24000, not 44100.
            ws://h/s?a=1&b=2&c=3&d=4     | at most 3 parameters of 256 characters in all, not 4 of 8
            """)
    void refusesWhatCannotBeOpened(String url, String sentence) {
        assertThatThrownBy(() -> StreamAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesLongParameters() {
        assertThatThrownBy(() -> StreamAddress.of("ws://h/s?a=" + "1".repeat(256)))
                .hasMessageContaining("not 1 of 257");
        assertThat(StreamAddress.of("ws://h/s?a=" + "1".repeat(255)).customParameters())
                .hasSize(1);
    }
}
