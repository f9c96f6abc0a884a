package ghanti.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlocksTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T09:00:00Z");

    private final List<String> made = new ArrayList<>();
    private final Blocks blocks = new Blocks(
            8000, (begin, samples) -> made.add(Duration.between(BEGIN, begin).toMillis() + "+" + samples.length));

    @Test
    void soundIsCutIntoFifthsOfASecond() {
        blocks.add(BEGIN, new short[4000]);
        assertThat(made).containsExactly("0+1600", "200+1600");
        blocks.flush();
        assertThat(made).containsExactly("0+1600", "200+1600", "400+800");
    }

    @Test
    void aPauseEndsAPieceEarly() {
        blocks.add(BEGIN, new short[80]);
        blocks.add(BEGIN.plusMillis(500), new short[80]);
        blocks.flush();
        assertThat(made).containsExactly("0+80", "500+80");
    }

    @Test
    void whatIsCutIsForgotten() {
        blocks.add(BEGIN, new short[1200]);
        blocks.cut(BEGIN.plusMillis(50));
        blocks.flush();
        assertThat(made).containsExactly("0+400");
    }

    @Test
    void whereNothingWasBegunNothingIsCut() {
        for (int day = 0; day < 400; day++) {
            blocks.cut(BEGIN.plus(Duration.ofHours(day * 25L)));
            blocks.flush();
        }
        assertThat(made).isEmpty();
    }
}
