package ghanti.flow.graph;

import java.util.List;
import java.util.Map;

/** A colour for each type of node, legible on light and on dark pages. */
final class Colours {

    private static final Map<String, String> FILLS = Map.of(
            "menu", "#dbeafe",
            "listen", "#dbeafe",
            "converse", "#dbeafe",
            "digits", "#cffafe",
            "say", "#f3f4f6",
            "branch", "#fef3c7",
            "fetch", "#ede9fe",
            "transfer", "#ffedd5",
            "flow", "#fae8ff",
            "end", "#dcfce7");

    private Colours() {}

    /** The lines that give each type of node its class; class names end in {@code Node}, since {@code end} is a word. */
    static void append(StringBuilder diagram, Map<String, List<String>> idsByType) {
        idsByType.forEach((type, ids) -> {
            String fill = FILLS.getOrDefault(type, "#f3f4f6");
            diagram.append("    classDef " + type + "Node fill:" + fill + ",stroke:#475569,color:#0f172a\n");
            diagram.append("    class " + String.join(",", ids) + " " + type + "Node\n");
        });
    }
}
