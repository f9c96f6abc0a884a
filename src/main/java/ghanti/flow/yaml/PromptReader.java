package ghanti.flow.yaml;

import ghanti.flow.Format;
import ghanti.flow.Place;
import ghanti.flow.Prompt;
import ghanti.flow.Spelling;
import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Noun;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Sentence;
import ghanti.flow.Text.Value;
import ghanti.flow.Variable;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import ghanti.flow.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads prompts: one text, or one per language, with {@code {value|format}} in it. */
final class PromptReader {

    private static final int MOST_CHARACTERS = 2000;
    private static final Pattern NAMED = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*)");
    private static final Pattern DOUBLED = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]*)\\s*(?:\\|[^{}]*)?}}");
    private static final Pattern NOUN = Pattern.compile("\\s*([^/|\\s][^/|]*)/([^/|]*[^/|\\s])\\s*");

    private final LanguagesReader spoken;
    private final List<String> languages;
    private final Map<String, Variable> variables;
    private final Complaints complaints;
    private final Prompt unread;

    PromptReader(LanguagesReader spoken, Map<String, Variable> variables, Complaints complaints) {
        this.spoken = spoken;
        this.languages = spoken.tags();
        this.variables = variables;
        this.complaints = complaints;
        Map<String, Text> nothing = new LinkedHashMap<>();
        languages.forEach(language -> nothing.put(language, Text.fixed("")));
        this.unread = new Prompt(nothing);
    }

    /** What prompts may have texts in. */
    LanguagesReader languages() {
        return spoken;
    }

    /** What prompts may speak, by name. */
    Map<String, Variable> variables() {
        return variables;
    }

    /** The prompt, or {@link #unread} if it is none. */
    Prompt read(Tree tree) {
        Map<String, Text> texts = new LinkedHashMap<>();
        if (tree instanceof Mapping mapping) {
            mapping.fields().values().forEach(field -> addLanguage(field, texts));
        } else {
            text(tree).ifPresent(text -> texts.put(languages.get(0), text));
        }
        if (texts.isEmpty()) {
            if (tree instanceof Mapping) {
                complaints.error(tree.place(), "a prompt needs a text for at least one language");
            }
            return unread;
        }
        return new Prompt(firstLanguageFirst(texts));
    }

    /** Stands for a prompt that could not be read; nothing can be said against its words. */
    Prompt unread() {
        return unread;
    }

    private void addLanguage(Field field, Map<String, Text> texts) {
        String language = spoken.meant(field.name());
        spoken.check(field.name(), field.place());
        texts.putIfAbsent(language, text(field.value()).orElse(Text.fixed("")));
    }

    /** The fallback of a prompt is the flow's first language that it has. */
    private Map<String, Text> firstLanguageFirst(Map<String, Text> texts) {
        Map<String, Text> ordered = new LinkedHashMap<>();
        for (String language : languages) {
            Text text = texts.get(language);
            if (text != null) {
                ordered.put(language, text);
            }
        }
        texts.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private Optional<Text> text(Tree tree) {
        if (!(tree instanceof Scalar scalar) || scalar.text().isBlank()) {
            complaints.error(tree.place(), "a prompt must be a text, not " + tree.what());
            return Optional.empty();
        }
        if (scalar.text().length() > MOST_CHARACTERS) {
            complaints.error(tree.place(), "a prompt may have " + MOST_CHARACTERS + " characters at most");
            return Optional.empty();
        }
        return Optional.of(Sentences.of(pieces(scalar)));
    }

    /** A text with values in it that is not spoken: an address, a number, a field. */
    Text template(Scalar scalar) {
        return new Text(List.of(new Sentence(pieces(scalar))));
    }

    private List<Piece> pieces(Scalar scalar) {
        String words = scalar.text();
        List<Piece> pieces = new ArrayList<>();
        StringBuilder fixed = new StringBuilder();
        int i = 0;
        while (i < words.length()) {
            char c = words.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < words.length() && words.charAt(i + 1) == c) {
                doubled(scalar, i);
                fixed.append(c);
                i += 2;
            } else if (c == '{') {
                int end = words.indexOf('}', i);
                if (end < 0) {
                    complaints.error(
                            scalar.placeOf(i, endOfWord(words, i)),
                            "\"{\" without \"}\" in a prompt; write {{ for a brace that is spoken");
                    return pieces;
                }
                flush(fixed, pieces);
                int brace = i;
                OptionalInt open = endOfOpen(words.substring(i + 1, end));
                if (open.isPresent()) {
                    i += 1 + open.getAsInt();
                    String name = words.substring(brace, i);
                    complaints.error(
                            scalar.placeOf(brace, i), "\"}\" is missing after \"" + name + "\"; write " + name + "}");
                    continue;
                }
                value(words.substring(i + 1, end), () -> scalar.placeOf(brace, end + 1))
                        .ifPresent(pieces::add);
                i = end + 1;
            } else {
                fixed.append(c);
                i++;
            }
        }
        flush(fixed, pieces);
        return pieces;
    }

    /** Where a name ends of which only the next value's brace is the end; empty if there is nothing behind the name. */
    private OptionalInt endOfOpen(String inside) {
        Matcher named = NAMED.matcher(inside);
        boolean known = named.lookingAt() && variables.containsKey(named.group(1));
        boolean goesOn = known && !inside.substring(named.end()).strip().matches("|\\|[^{]*");
        return goesOn ? OptionalInt.of(named.end()) : OptionalInt.empty();
    }

    /** Warns of a value in double braces, as templates of other programs have them. */
    private void doubled(Scalar scalar, int from) {
        Matcher doubled =
                DOUBLED.matcher(scalar.text()).region(from, scalar.text().length());
        if (doubled.lookingAt() && variables.containsKey(doubled.group(1))) {
            complaints.warning(
                    scalar.placeOf(from, doubled.end()),
                    doubled.group() + " stands for the words \"{" + doubled.group(1) + "}\", not for the value; write {"
                            + doubled.group(1) + "}");
        }
    }

    private static int endOfWord(String words, int from) {
        int end = from;
        while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
            end++;
        }
        return end;
    }

    private static void flush(StringBuilder fixed, List<Piece> pieces) {
        if (!fixed.isEmpty()) {
            pieces.add(new Fixed(fixed.toString()));
            fixed.setLength(0);
        }
    }

    private Optional<Value> value(String inside, Supplier<Place> place) {
        int bar = inside.indexOf('|');
        String name = (bar < 0 ? inside : inside.substring(0, bar)).strip();
        Variable variable = variables.get(name);
        if (variable == null) {
            complaints.error(
                    place.get(),
                    "{" + inside + "}: there is no input or answer \"" + name + "\""
                            + Spelling.suggestion(name, variables.keySet()));
            return Optional.empty();
        }
        if (bar < 0) {
            return Optional.of(new Value(name, Format.of(variable.type())));
        }
        String word = inside.substring(bar + 1).strip();
        Optional<Noun> noun = noun(word);
        if (noun.isPresent() && Format.CARDINAL.speaks(variable.type())) {
            return Optional.of(new Value(name, Format.CARDINAL, noun));
        }
        Optional<Format> format = Format.of(word);
        if (format.isEmpty() || !format.get().speaks(variable.type())) {
            String fault = format.isEmpty() ? "there is no format \"" + word + "\"" : "it cannot be spoken as " + word;
            complaints.error(
                    place.get(),
                    "{" + inside + "}: " + fault + "; \"" + name + "\" is of type "
                            + variable.type().word() + ", which can be spoken as "
                            + Format.wordsFor(variable.type()));
            return Optional.empty();
        }
        return format.map(found -> new Value(name, found));
    }

    /** {@code minute/minutes} after the bar: a number and what it counts. */
    private static Optional<Noun> noun(String word) {
        Matcher found = NOUN.matcher(word);
        return found.matches()
                ? Optional.of(new Noun(found.group(1).strip(), found.group(2).strip()))
                : Optional.empty();
    }
}
