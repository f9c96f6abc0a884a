package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.check.FlowChecks;
import ghanti.flow.yaml.FlowReader;
import ghanti.speech.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A flow with slips of the keyboard in it is refused with a sentence, or runs. A failure names its seed. */
class MutatedFlowsTest {

    private static final int SEEDS = 150;
    private static final List<String> SLIPS = List.of(
            " ", "\n", "\t", "{", "}", "[", "]", "\"", "'", ":", ",", "#", "-", "|", "&a ", "*a", "!!", "0", "9", "go",
            "${X}", "।", "repeat");

    private final String whole = Files.readString(Path.of("src/test/resources/every-part-of-a-flow.yaml"));
    private final FlowReader reader = new FlowReader(Map.<String, String>of()::get);
    private final Speaker speaker = new Speaker();

    MutatedFlowsTest() throws IOException {}

    @Test
    void isRefusedOrRuns() {
        int refused = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            String text = mutated(new Random(seed));
            FlowReader.Result result = reader.read("test.yaml", "test", text);
            boolean errors = result.problems().stream().anyMatch(Problem::isError);
            assertThat(result.file().isPresent()).as("seed %d", seed).isNotEqualTo(errors);
            for (Problem problem : result.problems()) {
                long lines = text.lines().count() + 1;
                assertThat((long) problem.line())
                        .as("seed %d: %s", seed, problem)
                        .isBetween(1L, lines);
                assertThat(problem.column()).as("seed %d: %s", seed, problem).isPositive();
                assertThat(problem.sentence()).as("seed %d", seed).doesNotContain("\n", "null", "Exception");
            }
            refused += errors ? 1 : 0;
            String which = "the rules on seed " + seed;
            result.draft()
                    .ifPresent(draft -> assertThatCode(() -> FlowChecks.check(draft, draft.flow()))
                            .as(which)
                            .doesNotThrowAnyException());
            result.file().map(FlowFile::flow).ifPresent(this::run);
        }
        assertThat(refused).isBetween(SEEDS / 10, SEEDS * 9 / 10);
    }

    private String mutated(Random random) {
        StringBuilder text = new StringBuilder(whole);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) {
                text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
            }
            if (random.nextInt(3) > 0) {
                text.insert(Math.min(at, text.length()), SLIPS.get(random.nextInt(SLIPS.size())));
            }
        }
        return text.toString();
    }

    private void run(Flow flow) {
        Turn turn = Engine.start(flow, Map.of(), flow.defaultLanguage());
        for (String key : List.of("9", "1", "4", "77#", "45#", "1")) {
            assertThat(speaker.words(flow, turn.session().lines())).isNotBlank();
            turn = Engine.resume(flow, turn.session(), new Input.Keys(key));
        }
    }
}
