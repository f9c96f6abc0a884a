package ghanti.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Problem;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowFolder.Contents;
import ghanti.flow.yaml.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule has a folder in {@code flow-checks} whose files break it, and say so in comments such as
 * {@code # expect 13:3 warning: no way from the start leads to "alone"; lead an edge there or take it out}
 */
class FlowChecksTest {

    private static final Path FOLDER = Path.of("src/test/resources/flow-checks");
    /** Files that cannot be read in whole, and break rules as well. */
    private static final Path MIXED = Path.of("src/test/resources/mixed-flows");

    private static final String EXPECT = "# expect ";

    static List<Path> rules() throws IOException {
        return list(FOLDER);
    }

    static List<Path> mixed() throws IOException {
        return list(MIXED);
    }

    @ParameterizedTest
    @MethodSource({"rules", "mixed"})
    void tellsEveryProblemAtItsLineAndColumn(Path folder) throws IOException {
        Contents contents = check(folder);

        for (Path file : list(folder)) {
            assertThat(contents.problems().stream()
                            .filter(problem -> problem.file().equals(file.toString()))
                            .map(FlowChecksTest::shown))
                    .as("%s", file)
                    .containsExactlyElementsOf(expected(file));
        }
    }

    @Test
    void everyRuleHasAFolder() throws IOException {
        List<String> names = FlowChecks.RULES.stream()
                .map(rule -> rule.getClass().getSimpleName())
                .map(name -> name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .sorted()
                .toList();

        assertThat(rules().stream().map(folder -> folder.getFileName().toString()))
                .containsExactlyElementsOf(names);
    }

    @Test
    void shippedFlowsAreInOrder() throws IOException {
        Contents contents = check(Path.of("flows"));

        assertThat(contents.problems()).isEmpty();
        assertThat(contents.flows()).hasSizeGreaterThan(3);
    }

    @Test
    void aFlowThatHoldsOneWithAnErrorIsBrokenToo() throws IOException {
        Contents contents = check(FOLDER.resolve("silent-loop"));

        assertThat(contents.flows()).containsOnlyKeys("asks");
        assertThat(contents.broken()).containsExactly("circles", "outer", "silent");
    }

    @Test
    void whoNamesAFlowIsToldOfTheFlowsItHoldsAndOfNoOthers() {
        Path file = MIXED.resolve("hidden").resolve("outer.yaml");
        Contents contents =
                FlowChecks.check(new FlowFolder(new FlowReader(Map.<String, String>of()::get)).read(List.of(file)));

        assertThat(contents.problems().stream().map(Problem::file))
                .isNotEmpty()
                .containsOnly(file.resolveSibling("inner.yaml").toString());
        assertThat(contents.flows()).isEmpty();
        assertThat(contents.broken()).containsExactly("inner", "outer");
    }

    @Test
    void warningsBreakNothing() throws IOException {
        Contents contents = check(FOLDER.resolve("unreachable"));

        assertThat(contents.flows()).containsOnlyKeys("lost");
        assertThat(contents.broken()).isEmpty();
        assertThat(contents.haveErrors()).isFalse();
    }

    private static Contents check(Path folder) throws IOException {
        return FlowChecks.check(new FlowFolder(new FlowReader(Map.<String, String>of()::get)).readAll(folder));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
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
