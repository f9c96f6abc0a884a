package ghanti.flow.yaml;

import ghanti.flow.Place;
import ghanti.flow.Places;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import ghanti.flow.yaml.Tree.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Places} of a document that was read. */
record TreePlaces(Tree root) implements Places {

    @Override
    public Place at(String... path) {
        Tree here = root;
        Place place = root.place();
        for (String name : path) {
            Field field = here instanceof Mapping mapping ? mapping.fields().get(name) : element(here, name);
            if (field == null) {
                return place;
            }
            place = field.place();
            here = field.value();
        }
        return place;
    }

    /** An element of a list by its number, as if that were its name. */
    private static @Nullable Field element(Tree tree, String number) {
        List<Tree> elements = tree instanceof Sequence sequence ? sequence.elements() : List.of();
        if (!number.matches("[0-9]{1,6}") || Integer.parseInt(number) >= elements.size()) {
            return null;
        }
        Tree element = elements.get(Integer.parseInt(number));
        return new Field(element.place(), number, element);
    }
}
