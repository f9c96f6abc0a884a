package ghanti.exotel.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * How one flow is wired in Exotel's dashboard.
 *
 * @param flow its name
 * @param turns what the longest way through it needs
 * @param boxes in the order to make them; a call begins at the first
 * @param notes sentences about this recipe
 */
public record Recipe(String flow, int turns, List<Box> boxes, List<String> notes) {

    public Recipe {
        boxes = List.copyOf(boxes);
        notes = List.copyOf(notes);
    }

    /** The box of that name. */
    public Optional<Box> box(String name) {
        return boxes.stream().filter(box -> box.name().equals(name)).findFirst();
    }
}
