package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "greting, greeting",
        "prep_tme, prep_time",
        "thnaks, thanks",
        "mneu, menu",
        "ends, end",
        "EN, en",
        "HI-LATN, hi-Latn",
        "Z, z",
        "gretings, greeting"
    })
    void whatIsNearIsSuggested(String typed, String meant) {
        assertThat(Spelling.suggestion(typed, List.of("nothing_like_it", meant)))
                .isEqualTo("; did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"b, a", "no, go", "goto, go", "day, pay2", "done, dance", "hi, hin", "teleport, transfer", "'', a"})
    void whatIsFarOrShortIsNot(String typed, String known) {
        assertThat(Spelling.suggestion(typed, List.of(known))).isEqualTo("; known are " + known);
    }

    @ParameterizedTest
    @CsvSource({"prep_tme, prep_time prep_timer, prep_time", "greetin, greting greeting, greeting"})
    void theNearestIsSuggested(String typed, String known, String meant) {
        assertThat(Spelling.nearest(typed, List.of(known.split(" ")))).contains(meant);
    }
}
