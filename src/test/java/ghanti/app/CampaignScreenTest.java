package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bar of a campaign on terminals and in logs. */
class CampaignScreenTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private CampaignScreen screen(Terminal terminal) {
        return new CampaignScreen(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
    }

    private static Map<String, Object> campaign(long done, String state) {
        return Map.of(
                "id",
                "c1",
                "state",
                state,
                "rows",
                100L,
                "progress",
                Map.of(
                        "done",
                        done,
                        "statuses",
                        Map.of("dialing", 2L, "in_progress", 3L),
                        "outcomes",
                        Map.of("no_answer", 1L, "accepted_with_many_words_that_make_it_long", done)));
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBarNeverWrapsAndIsDrawnOverItself() {
        CampaignScreen screen = screen(new Terminal(60, true));
        screen.show(campaign(0, "running"));
        screen.show(campaign(50, "running"));
        List<String> steps = List.of(text().split("\r\u001b\\[K"));
        assertThat(steps).hasSize(3);
        assertThat(steps).allMatch(step -> step.length() < 60);
        assertThat(steps.get(1)).startsWith("░".repeat(20) + " 0 of 100, 5 under way");
        assertThat(steps.get(2)).startsWith("█".repeat(10) + "░".repeat(10) + " 50 of 100");
        assertThat(text()).doesNotContain("\n");
    }

    @Test
    void aLogHasALineForEveryTenth() {
        CampaignScreen screen = screen(new Terminal(60, false));
        for (long done = 0; done <= 100; done++) {
            screen.show(campaign(done, "running"));
        }
        screen.show(campaign(100, "finished"));
        assertThat(text().lines()).hasSize(12);
        assertThat(text().lines().skip(5).findFirst())
                .contains("50 of 100, 5 under way, accepted_with_many_words_that_make_it_long 50, no_answer 1");
    }
}
