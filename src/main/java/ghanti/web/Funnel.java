package ghanti.web;

import ghanti.call.Endings.Way;
import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far calls of a flow came: for each node how many reached it, and how many of them went no further. */
final class Funnel {

    private Funnel() {}

    static Map<String, Object> of(Flow flow, List<Way> ways) {
        Map<String, Long> reached = new LinkedHashMap<>();
        Map<String, Long> left = new LinkedHashMap<>();
        Map<String, Long> outcomes = new TreeMap<>();
        long answered = 0;
        long calls = 0;
        for (Way way : ways) {
            calls += way.calls();
            outcomes.merge(way.outcome(), way.calls(), Long::sum);
            for (String node : new HashSet<>(way.nodes())) {
                reached.merge(node, way.calls(), Long::sum);
            }
            if (!way.nodes().isEmpty()) {
                answered += way.calls();
                left.merge(way.nodes().get(way.nodes().size() - 1), way.calls(), Long::sum);
            }
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("calls", calls);
        view.put("answered", answered);
        view.put("outcomes", outcomes);
        view.put("nodes", nodes(flow, reached, left));
        return view;
    }

    /** In the order of the file; then those that only earlier versions had. */
    private static List<Map<String, Object>> nodes(Flow flow, Map<String, Long> reached, Map<String, Long> left) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (Node node : flow.nodes().values()) {
            Long times = reached.remove(node.name());
            if (times != null) {
                nodes.add(node(
                        node.name(), node.type(), times, node instanceof End ? 0 : left.getOrDefault(node.name(), 0L)));
            }
        }
        reached.forEach((name, times) -> nodes.add(node(name, "earlier", times, left.getOrDefault(name, 0L))));
        return nodes;
    }

    private static Map<String, Object> node(String name, String type, long reached, long left) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("node", name);
        view.put("type", type);
        view.put("reached", reached);
        view.put("left", left);
        return view;
    }
}
