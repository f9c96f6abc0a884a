package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.stream.Dialect.Dtmf;
import ghanti.emulator.stream.Dialect.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which frames are written. */
class FramesTest {
    private static final long TENTH = 100_000_000;

    private static Frames frames(Dialect dialect) {
        return new Frames(StreamSetup.to("ws://h/s", "call1").with(dialect), "stream1");
    }

    @Test
    void theProtocolPageWritesStrings() {
        Frames frames = frames(Dialect.documented());
        assertThat(frames.start())
                .isEqualTo("{\"event\":\"start\",\"sequence_number\":\"1\",\"stream_sid\":\"stream1\",\"start\":{"
                        + "\"from\":\"09876543210\",\"to\":\"08069891522\",\"media_format\":{\"encoding\":\"audio/x-raw\","
                        + "\"sample_rate\":\"8000\",\"bit_rate\":\"16\"},\"stream_sid\":\"stream1\",\"call_sid\":\"call1\","
                        + "\"account_sid\":\"exampletenant1\"}}");
        assertThat(frames.media("AAAA", TENTH))
                .isEqualTo("{\"event\":\"media\",\"sequence_number\":\"2\",\"stream_sid\":\"stream1\",\"media\":{"
                        + "\"chunk\":\"1\",\"timestamp\":\"100\",\"payload\":\"AAAA\"}}");
        assertThat(frames.mark("m"))
                .isEqualTo("{\"event\":\"mark\",\"sequence_number\":\"3\",\"stream_sid\":\"stream1\","
                        + "\"mark\":{\"name\":\"m\"}}");
        assertThat(frames.stop("callended"))
                .isEqualTo("{\"event\":\"stop\",\"sequence_number\":\"4\",\"stream_sid\":\"stream1\",\"stop\":{"
                        + "\"reason\":\"callended\",\"call_sid\":\"call1\",\"account_sid\":\"exampletenant1\"}}");
    }

    @Test
    void thePortalWritesNumbers() {
        Frames frames = frames(Dialect.portal().withBitRate(""));
        assertThat(frames.start()).contains("\"sequence_number\":1,", "{\"encoding\":\"raw\",\"sample_rate\":8000}");
        assertThat(frames.media("AAAA", TENTH)).contains("\"sequence_number\":2,", "\"chunk\":1,\"timestamp\":100,");
    }

    @Test
    void idsCanBeInCamelCaseAndAtOneLevel() {
        assertThat(frames(Dialect.observed().withCamelCase().withIds(Ids.TOP)).start())
                .startsWith(
                        "{\"event\":\"start\",\"sequence_number\":\"1\",\"streamSid\":\"stream1\",\"callSid\":\"call1\","
                                + "\"accountSid\":\"exampletenant1\",\"start\":{\"from\"")
                .doesNotContain("_sid");
        Frames inside = frames(Dialect.observed().withIds(Ids.INSIDE));
        assertThat(inside.start())
                .startsWith("{\"event\":\"start\",\"sequence_number\":\"1\",\"start\":")
                .contains("\"stream_sid\":\"stream1\",\"call_sid\":\"call1\"");
        assertThat(inside.media("AAAA", TENTH)).contains("\"media\":{\"stream_sid\":\"stream1\",\"chunk\":");
        assertThat(inside.mark("m")).endsWith("\"mark\":{\"name\":\"m\",\"stream_sid\":\"stream1\"}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PLAIN            | 5 | {"digit":"5","duration":"100"}
            NUMBER           | 5 | {"digit":5,"duration":"100"}
            NUMBER           | # | {"digit":"#","duration":"100"}
            WITHOUT_DURATION | 5 | {"digit":"5"}
            """)
    void keysHaveThreeShapes(Dtmf shape, String key, String expected) {
        assertThat(frames(Dialect.observed()).dtmf(key, shape)).endsWith("\"dtmf\":" + expected + "}");
    }
}
