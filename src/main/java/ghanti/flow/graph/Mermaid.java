package ghanti.flow.graph;

import ghanti.flow.Flow;
import java.util.Locale;
import java.util.Optional;

/** Draws a flow in Mermaid, the language of diagrams that GitHub and GitLab show in a page. */
public final class Mermaid {

    /** The two sorts of Mermaid's diagrams that fit a flow. */
    public enum Style {
        /** A state diagram, as a statechart is usually drawn. */
        STATE,
        /** A flowchart: a shape for each type of node, and dashed lines where nobody answered. */
        FLOWCHART;

        /** The word a user writes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The style of that word, if there is one. */
        public static Optional<Style> of(String word) {
            for (Style style : values()) {
                if (style.word().equals(word)) {
                    return Optional.of(style);
                }
            }
            return Optional.empty();
        }
    }

    static final String LINE_BREAK = "<br/>";

    private Mermaid() {}

    /**
     * The picture of a flow as its author wrote it; a flow inside it is one node.
     *
     * @param flow linked or not
     */
    public static String draw(Flow flow, Style style) {
        FlowGraph graph = new FlowGraph(flow);
        return switch (style) {
            case STATE -> StateDiagram.of(graph);
            case FLOWCHART -> Flowchart.of(graph);
        };
    }

    /**
     * Text that means nothing to Mermaid. Whatever is no letter, digit or harmless sign becomes its character code, which
     * Mermaid turns back when it has read the diagram.
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            // An underline within a word is one; at its edge it would slant the word.
            boolean within = i > 0
                    && i < points.length - 1
                    && Character.isLetterOrDigit(points[i - 1])
                    && Character.isLetterOrDigit(points[i + 1]);
            if (Character.isISOControl(points[i])) {
                escaped.append(' ');
            } else if (isHarmless(points[i]) || (within && points[i] == '_')) {
                escaped.appendCodePoint(points[i]);
            } else {
                escaped.append('#').append(points[i]).append(';');
            }
        }
        return escaped.toString();
    }

    private static boolean isHarmless(int point) {
        // Mermaid marks the codes it has read with these two.
        boolean mark = point == '°' || point == '¶';
        return (point >= 0x80 && !mark) || Character.isLetterOrDigit(point) || " ,/=".indexOf(point) >= 0;
    }
}
