package ghanti.flow.yaml;

import ghanti.flow.Edge;
import ghanti.flow.Text;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads texts with values in them that are not spoken: addresses, numbers, what another flow is given. */
final class Templates {

    static final Text UNREAD = Text.fixed("");

    private final PromptReader prompts;
    private final Complaints complaints;

    Templates(PromptReader prompts, Complaints complaints) {
        this.prompts = prompts;
        this.complaints = complaints;
    }

    /** The templates of a field by name; what is none at all counts as {@link Edge#UNREAD}, which may stand for any. */
    Map<String, Text> named(String name, Fields fields) {
        Map<String, Text> templates = new LinkedHashMap<>();
        Optional<Fields> given = fields.fields(name);
        for (Field field : given.map(Fields::all).orElse(List.of())) {
            templates.put(field.name(), read(field.value()));
        }
        if (given.isEmpty() && fields.tree(name).isPresent()) {
            templates.put(Edge.UNREAD, UNREAD);
        }
        return templates;
    }

    Text read(Tree tree) {
        if (tree instanceof Scalar scalar && !scalar.text().isBlank()) {
            return prompts.template(scalar);
        }
        complaints.error(tree.place(), "this must be a text such as \"{order_id}\", not " + tree.what());
        return UNREAD;
    }
}
