package ghanti.flow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Edges that are drawn as one line, since they lead from the same node to the same node: beside each other, Mermaid moves their
 * words so far from their lines that nobody knows which belongs to which.
 */
record Bundle(List<Arrow> arrows) {

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
                .map(arrow -> Mermaid.escaped(arrow.label()))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining(Mermaid.LINE_BREAK));
    }
}
