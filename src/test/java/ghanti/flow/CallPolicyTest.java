package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.CallPolicy.Window;
import ghanti.flow.yaml.Windows;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallPolicyTest {

    @Test
    void aWindowBeginsWithItsFirstMinuteAndEndsBeforeItsLast() {
        Window day = window("09:00-21:00");
        assertThat(day.contains(LocalTime.of(9, 0))).isTrue();
        assertThat(day.contains(LocalTime.of(20, 59, 59))).isTrue();
        assertThat(day.contains(LocalTime.of(21, 0))).isFalse();
        assertThat(day.contains(LocalTime.of(8, 59, 59))).isFalse();
    }

    @Test
    void aWindowMaySpanMidnight() {
        Window night = window("21:00-02:00");
        assertThat(night.contains(LocalTime.of(21, 0))).isTrue();
        assertThat(night.contains(LocalTime.MIDNIGHT)).isTrue();
        assertThat(night.contains(LocalTime.of(1, 59))).isTrue();
        assertThat(night.contains(LocalTime.of(2, 0))).isFalse();
        assertThat(night.contains(LocalTime.NOON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "always", "9:00-21:00", "09:00", "09:00-09:00", "09:00-24:00", "09:60-10:00", "09:00 - 21:00"
            })
    void whatIsNoWindow(String text) {
        assertThat(Windows.parse(text)).isEqualTo(Optional.empty());
    }

    private static Window window(String text) {
        return Windows.parse(text).orElseThrow();
    }
}
