package ghanti.flow.yaml;

import ghanti.flow.Place;
import ghanti.flow.Places;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;

/** {@link Places} of a document that was read. */
record TreePlaces(Tree root) implements Places {

    @Override
    public Place at(String... path) {
        Tree here = root;
        Place place = root.place();
        for (String name : path) {
            Field field = here instanceof Mapping mapping ? mapping.fields().get(name) : null;
            if (field == null) {
                return place;
            }
            place = field.place();
            here = field.value();
        }
        return place;
    }
}
