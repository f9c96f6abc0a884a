package ghanti.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void marksAboveAndBelowALetterTakeNoCell() {
        assertThat(TerminalText.width("स्वीट्स")).isEqualTo(5);
        assertThat(TerminalText.width("☎ घंटी")).isEqualTo(5);
        assertThat(TerminalText.padded("घंटी", 5)).isEqualTo("घंटी  ");
    }

    @Test
    void breaksAtSpacesAndInWordsThatAreTooLong() {
        assertThat(TerminalText.wrapped("शर्मा स्वीट्स  से ऑर्डर", 9))
                .isEqualTo(List.of("शर्मा", "स्वीट्स से", "ऑर्डर"));
        assertThat(TerminalText.wrapped("abcdef gh", 4)).isEqualTo(List.of("abcd", "ef", "gh"));
        assertThat(TerminalText.wrapped("कककी", 3)).isEqualTo(List.of("कककी"));
        assertThat(TerminalText.wrapped("", 4)).isEqualTo(List.of(""));
    }
}
