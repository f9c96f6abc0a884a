package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private static Retries retries(double chance) {
        return new Retries(NOW, time -> {}, () -> chance);
    }

    @ParameterizedTest
    @CsvSource({"1, 500, 1000", "2, 1000, 2000", "3, 2000, 4000", "4, 4000, 8000"})
    void waitsTwiceAsLongEachTime(int tries, long least, long most) {
        assertThat(retries(0).pause(tries, "")).contains(Duration.ofMillis(least));
        assertThat(retries(1).pause(tries, "")).contains(Duration.ofMillis(most));
    }

    @Test
    void givesUpAfterTheFifth() {
        assertThat(retries(0.5).pause(5, "")).isEmpty();
        assertThat(retries(0.5).pause(5, "1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "60 | 60",
                "Fri, 20 Nov 2026 12:00:45 GMT | 45",
                "Fri, 20 Nov 2026 11:00:00 GMT | 0",
            })
    void followsAHint(String retryAfter, long seconds) {
        assertThat(retries(0.5).pause(1, retryAfter)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "999999999", "Sat, 21 Nov 2026 12:00:00 GMT"})
    void doesNotWaitForever(String retryAfter) {
        assertThat(retries(0.5).pause(1, retryAfter)).isEmpty();
        assertThat(retries(0.5).isTooLong(retryAfter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1.5", "99999999999999999999", "20 Nov 2026"})
    void ignoresAHintItCannotRead(String retryAfter) {
        assertThat(retries(0.5).pause(1, retryAfter)).contains(Duration.ofMillis(750));
        assertThat(retries(0.5).isTooLong(retryAfter)).isFalse();
    }
}
