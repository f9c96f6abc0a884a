package ghanti.flow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Edges that are drawn as one line, since they lead from the same node to the same node: beside each other, Mermaid moves their
 * words so far from their lines that nobody knows which belongs to which.
 */
record Bundle(List<Arrow> arrows) {

    /** What is longer is broken by Mermaid wherever it gets too wide, in a box that covers the words beside it. */
    private static final int LONGEST_LINE = 24;

    /** Before a condition, and within one. */
    private static final Pattern JOINTS = Pattern.compile(" (?=\\[|&& |\\|\\| )");

    /** Also before what an edge does. */
    private static final Pattern JOINTS_OF_ONE = Pattern.compile(JOINTS + "|(?<= /) ");

    Bundle {
        arrows = List.copyOf(arrows);
    }

    /** The arrows in bundles, in the order in which each first occurs. */
    static List<Bundle> of(List<Arrow> arrows) {
        List<List<Arrow>> bundles = new ArrayList<>();
        for (Arrow arrow : arrows) {
            bundles.stream()
                    .filter(bundle -> bundle.get(0).isBeside(arrow))
                    .findFirst()
                    .ifPresentOrElse(bundle -> bundle.add(arrow), () -> bundles.add(new ArrayList<>(List.of(arrow))));
        }
        return bundles.stream().map(Bundle::new).toList();
    }

    String from() {
        return arrows.get(0).from();
    }

    String to() {
        return arrows.get(0).to();
    }

    boolean mishap() {
        return arrows.get(0).mishap();
    }

    /** What takes each edge, one a line, as Mermaid reads it; empty if nothing is to be said. */
    String label() {
        return arrows.stream()
                .map(Arrow::label)
                .filter(label -> !label.isEmpty())
                .flatMap(this::lines)
                .map(Mermaid::escaped)
                .collect(Collectors.joining(Mermaid.LINE_BREAK));
    }

    private Stream<String> lines(String label) {
        if (label.length() <= LONGEST_LINE) {
            return Stream.of(label);
        }
        return (arrows.size() == 1 ? JOINTS_OF_ONE : JOINTS).splitAsStream(label);
    }
}
