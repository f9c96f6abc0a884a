package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Problem;
import ghanti.flow.check.FlowChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file in {@code bad-flows} says itself what is wrong with it, in comments such as
 * {@code # expect 7:13 error: there is no node "prep_tme"; did you mean "prep_time"?}
 */
class BadFlowsTest {

    private static final Path FOLDER = Path.of("src/test/resources/bad-flows");
    private static final String EXPECT = "# expect ";

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void tellsEveryProblemAtItsLineAndColumn(Path file) throws IOException {
        FlowFolder.Contents contents =
                new FlowFolder(new FlowReader(Map.<String, String>of()::get)).read(List.of(file));

        assertThat(contents.problems().stream()
                        .filter(problem -> problem.file().equals(file.toString()))
                        .map(BadFlowsTest::shown))
                .containsExactlyElementsOf(expected(file));
        assertThat(contents.flows()).isEmpty();
        assertThat(FlowChecks.check(contents).problems().stream().filter(Problem::isError))
                .as("no error of a rule follows from those of reading alone")
                .containsExactlyInAnyOrderElementsOf(
                        contents.problems().stream().filter(Problem::isError).toList());
    }

    private static List<String> expected(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .toList();
    }

    private static String shown(Problem problem) {
        String severity = problem.severity().name().toLowerCase(Locale.ROOT);
        return problem.line() + ":" + problem.column() + " " + severity + ": " + problem.sentence();
    }
}
