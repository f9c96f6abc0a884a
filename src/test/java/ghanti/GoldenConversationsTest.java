package ghanti;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.app.ConversationText;
import ghanti.engine.Event;
import ghanti.engine.Event.Answered;
import ghanti.engine.Event.Moved;
import ghanti.flow.Branch;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Keyed;
import ghanti.flow.Node;
import ghanti.flow.Question;
import ghanti.flow.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs {@code src/test/flows/*.txt}. After a change that is meant, {@code mvn test -Dtest=GoldenConversationsTest
 * -Dupdate=true} writes them anew; read the difference before it is committed. For a new one, write the head and the
 * lines that begin with {@code >}.
 */
class GoldenConversationsTest {

    private static final Path FOLDER = Path.of("src/test/flows");
    private static final boolean UPDATE = Boolean.getBoolean("update");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void goesAsWritten(Path file) throws IOException {
        ConversationText golden = ConversationText.parse(Files.readString(file));
        String now = golden.run(ShippedFlows.named(golden.flow()));
        if (UPDATE) {
            Files.writeString(file, now);
        }
        assertThat(Files.readString(file)).isEqualTo(now);
    }

    @Test
    void everyEdgeOfEveryFlowIsTaken() throws IOException {
        for (Flow flow : ShippedFlows.all()) {
            Set<String> missing = edges(flow);
            for (ConversationText golden : goldensOf(flow)) {
                golden.events().forEach(event -> missing.removeAll(edge(event)));
            }
            assertThat(missing)
                    .as("edges of %s that no file in %s takes", flow.name(), FOLDER)
                    .isEmpty();
        }
    }

    @Test
    void everyLanguageOfEveryFlowIsHeard() throws IOException {
        for (Flow flow : ShippedFlows.all()) {
            assertThat(goldensOf(flow)).extracting(ConversationText::language).containsAll(flow.languages());
        }
    }

    private static List<ConversationText> goldensOf(Flow flow) throws IOException {
        List<ConversationText> goldens = new ArrayList<>();
        for (Path file : files()) {
            ConversationText golden = ConversationText.parse(Files.readString(file));
            if (golden.flow().equals(flow.name())) {
                golden.run(flow);
                goldens.add(golden);
            }
        }
        return goldens;
    }

    /** Every edge as {@code node -how-}; a repeat leads nowhere, so its key is all there is to see of it. */
    private static Set<String> edges(Flow flow) {
        Set<String> edges = new TreeSet<>();
        for (Node node : flow.nodes().values()) {
            ways(node).forEach(way -> edges.add(node.name() + " -" + way + "-"));
        }
        return edges;
    }

    private static List<String> ways(Node node) {
        List<String> ways = new ArrayList<>();
        if (node instanceof Keyed keyed) {
            ways.addAll(keyed.keys().keySet());
        } else if (node instanceof Branch branch) {
            for (int i = 1; i <= branch.when().size(); i++) {
                ways.add("if " + i);
            }
            ways.add("else");
        } else if (node instanceof Transfer) {
            ways.addAll(List.of("answered", "failed"));
        } else if (node instanceof Fetch) {
            ways.addAll(List.of("go", "failed"));
        } else if (!node.edges().isEmpty()) {
            ways.add("go");
        }
        if (node instanceof Question) {
            ways.add("exhausted");
        }
        assertThat(ways).as("every edge of %s has its way", node.name()).hasSameSizeAs(node.edges());
        return ways;
    }

    private static List<String> edge(Event event) {
        if (event instanceof Moved moved) {
            return List.of(moved.from() + " -" + moved.how() + "-");
        }
        return event instanceof Answered answered
                ? List.of(answered.node() + " -" + answered.digits() + "-")
                : List.of();
    }
}
