package ghanti.flow.yaml;

import ghanti.flow.Spelling;
import ghanti.flow.WordGroup;
import ghanti.flow.Words;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import ghanti.flow.yaml.Tree.Scalar;
import ghanti.flow.yaml.Tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what may be said for each key: the name of a group, words by language, or a list of these. */
final class WordsReader {

    private static final int MOST_WORDS = 50;
    private static final int MOST_CHARACTERS = 60;

    private final LanguagesReader languages;
    private final Complaints complaints;

    WordsReader(LanguagesReader languages, Complaints complaints) {
        this.languages = languages;
        this.complaints = complaints;
    }

    /** What stands in the field {@code words} of a question with these keys; may be nothing. */
    Map<String, Words> read(Fields fields, Set<String> keys) {
        Map<String, Words> words = new LinkedHashMap<>();
        fields.fields("words")
                .ifPresent(listed -> listed.all().forEach(field -> {
                    if (keys.contains(field.name())) {
                        words.put(field.name(), words(field));
                    } else {
                        complaints.error(
                                field.place(),
                                "there is no key \"" + field.name() + "\" in " + fields.owner()
                                        + " that words could be for" + Spelling.suggestion(field.name(), keys));
                    }
                }));
        return words;
    }

    private Words words(Field field) {
        List<WordGroup> groups = new ArrayList<>();
        Map<String, List<String>> own = new LinkedHashMap<>();
        for (Tree tree : elements(field.value())) {
            if (tree instanceof Mapping mapping) {
                mapping.fields().values().forEach(language -> ofLanguage(language, own));
            } else {
                group(tree, groups);
            }
        }
        return new Words(groups, own);
    }

    private static List<Tree> elements(Tree tree) {
        return tree instanceof Sequence sequence ? sequence.elements() : List.of(tree);
    }

    private void group(Tree tree, List<WordGroup> groups) {
        String name = tree instanceof Scalar scalar ? scalar.text() : "";
        WordGroup.of(name)
                .or(() -> {
                    complaints.error(tree.place(), noGroup(tree, name));
                    return Spelling.nearest(name, WordGroup.words()).flatMap(WordGroup::of);
                })
                .ifPresent(groups::add);
    }

    private String noGroup(Tree tree, String name) {
        if (name.isBlank()) {
            return "words for a key are the name of a group or words by language, not " + tree.what();
        }
        boolean mistyped = Spelling.nearest(name, WordGroup.words()).isPresent();
        return "there is no group of words \"" + name + "\"" + Spelling.suggestion(name, WordGroup.words())
                + (mistyped
                        ? ""
                        : "; words of your own stand under a language, such as {"
                                + languages.tags().get(0) + ": …}");
    }

    private void ofLanguage(Field field, Map<String, List<String>> own) {
        languages.check(field.name(), field.place());
        List<String> words = own.computeIfAbsent(languages.meant(field.name()), language -> new ArrayList<>());
        for (Tree tree : elements(field.value())) {
            String word = tree instanceof Scalar scalar ? scalar.text().strip() : "";
            if (word.isEmpty() || word.length() > MOST_CHARACTERS) {
                complaints.error(
                        tree.place(),
                        "what may be said must be a text of up to " + MOST_CHARACTERS + " characters, not "
                                + tree.what());
            } else {
                words.add(word);
            }
        }
        if (words.size() > MOST_WORDS) {
            complaints.error(
                    field.place(), "a key may have " + MOST_WORDS + " words in a language, not " + words.size());
        }
    }
}
