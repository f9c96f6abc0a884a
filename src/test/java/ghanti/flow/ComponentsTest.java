package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    @Test
    void nodesThatLeadToEachOtherAreOne() {
        Map<String, List<String>> graph = Map.of(
                "a",
                List.of("b"),
                "b",
                List.of("c", "d"),
                "c",
                List.of("b", "e"),
                "d",
                List.of("e"),
                "e",
                List.of("e"));

        List<List<String>> components = Components.of(List.of("a"), node -> graph.getOrDefault(node, List.of()));

        assertThat(components.stream().map(Set::copyOf).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Set.of("a"), Set.of("b", "c"), Set.of("d"), Set.of("e")));
        assertThat(components.get(0)).containsExactly("e");
        assertThat(components.get(3)).containsExactly("a");
    }

    @Test
    void aChainMayBeLongerThanAStackIsDeep() {
        int last = 200_000;

        List<List<String>> components = Components.of(
                List.of("0"),
                node -> node.equals("" + last) ? List.of("1") : List.of("" + (Integer.parseInt(node) + 1)));

        assertThat(components).hasSize(2);
        assertThat(components.get(0)).hasSize(last);
    }
}
