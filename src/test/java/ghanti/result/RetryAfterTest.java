package ghanti.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:30:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                           | 120
             7                            | 7
            Fri, 20 Nov 2026 06:30:30 GMT | 30
            86400                         | 3600
            Sat, 21 Nov 2026 06:30:30 GMT | 3600
            """)
    void saysHowLongToWait(String header, long seconds) {
        assertThat(RetryAfter.read(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-5", "0", "1.5", "99999999999999", "Fri, 20 Nov 2026 06:29:00 GMT"})
    void saysNothing(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }

    @Test
    void waitsVaryByAFifth() {
        Duration wait = Duration.ofSeconds(10);
        assertThat(new Backoff(() -> 0).spread(wait)).isEqualTo(Duration.ofSeconds(8));
        assertThat(new Backoff(() -> 1).spread(wait)).isEqualTo(Duration.ofSeconds(12));
    }
}
