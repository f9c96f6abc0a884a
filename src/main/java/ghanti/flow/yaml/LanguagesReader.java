package ghanti.flow.yaml;

import ghanti.flow.Languages;
import ghanti.flow.Place;
import ghanti.flow.Spelling;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code languages:}, and holds against it what prompts and edges say of languages. */
final class LanguagesReader {

    private final Complaints complaints;
    private final Set<String> tags = new LinkedHashSet<>();

    /** Of those that were meant, what was written. */
    private final Map<String, String> meant = new LinkedHashMap<>();

    private boolean sure = true;

    LanguagesReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** Reads the field of a flow. */
    LanguagesReader read(Fields fields) {
        if (fields.required("languages").isEmpty()) {
            sure = false;
        }
        List<Optional<String>> written = fields.list("languages", tree -> Optional.of(tag(tree, fields)));
        written.forEach(tag -> tag.ifPresent(tags::add));
        if (written.isEmpty() || written.contains(Optional.<String>empty())) {
            sure = false;
        }
        if (tags.isEmpty()) {
            tags.add(Languages.UNKNOWN);
        }
        return this;
    }

    /** The tags of the flow, in its order; {@link Languages#UNKNOWN} if none can be read. */
    List<String> tags() {
        return List.copyOf(tags);
    }

    /** The tag that somebody means who writes that, in this flow. */
    String meant(String word) {
        return tags.contains(word)
                ? word
                : Optional.ofNullable(meant.get(word))
                        .or(() -> Spelling.nearest(word, tags))
                        .orElse(word);
    }

    /** Complains about a language that the flow does not speak; of a flow whose languages are wrong nobody knows. */
    void check(String tag, Place place) {
        if (sure && !tags.contains(tag)) {
            complaints.error(
                    place, "\"" + tag + "\" is not among the languages of this flow (" + String.join(", ", tags) + ")");
        }
    }

    private Optional<String> tag(Tree tree, Fields fields) {
        return fields.textOf(tree, "a language").flatMap(word -> {
            try {
                String known = new Locale.Builder().setLanguageTag(word).build().toLanguageTag();
                if (Languages.isReal(known)) {
                    if (!known.equals(word)) {
                        meant.put(word, known);
                        complaints.error(tree.place(), "the language \"" + word + "\" is written \"" + known + "\"");
                    }
                    return Optional.of(known);
                }
            } catch (IllformedLocaleException e) {
                if (Languages.named(word).isEmpty()) {
                    complaints.error(
                            tree.place(), "\"" + word + "\" is no BCP 47 language tag such as hi, hi-Latn or en");
                    return Optional.empty();
                }
            }
            Optional<String> likely = Languages.named(word);
            likely.ifPresent(tag -> meant.put(word, tag));
            complaints.error(
                    tree.place(),
                    "\"" + word + "\" is no language; "
                            + likely.map(tag -> "did you mean \"" + tag + "\"?")
                                    .orElse("write a tag such as hi, hi-Latn or en"));
            sure = false;
            return likely;
        });
    }
}
