package ghanti.speech;

import ghanti.flow.Languages;
import ghanti.flow.WordGroup;
import ghanti.speech.SpokenNumbers.Spelled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What words mean as answers to anything, in one language and those that its speakers mix in. Read from {@code answers/hi.txt} and
 * the like.
 */
final class PhraseBook {

    /** What a phrase says. */
    enum Sense {
        /** Yes, but also how a telephone is answered. */
        AYE(WordGroup.YES),
        /** Yes, whatever stands beside it. */
        SURE(WordGroup.YES),
        /** Yes, if nothing else is said. */
        PERHAPS(WordGroup.YES),
        NO(WordGroup.NO),
        REPEAT(WordGroup.REPEAT),
        PERSON(WordGroup.PERSON),
        /** Makes everything said with it unclear. */
        UNCLEAR(null),
        /** Somebody answers the telephone, or asks. */
        GREETING(null),
        /** Says nothing. */
        FILLER(null);

        private final @Nullable WordGroup group;

        Sense(@Nullable WordGroup group) {
            this.group = group;
        }

        /** The group of the flow language that it belongs to. */
        Optional<WordGroup> group() {
            return Optional.ofNullable(group);
        }
    }

    private static final List<String> WRITTEN = List.of("hi", "hi-Latn", "mr", "en");
    private static final Pattern COMMA = Pattern.compile(", ");
    private static final String NUMBERS = "numbers";

    private final List<SpokenNumbers> numbers = new ArrayList<>();
    private final Map<List<String>, Sense> phrases = new HashMap<>();
    private final Map<Sense, List<String>> own = new EnumMap<>(Sense.class);

    private PhraseBook() {}

    /** @param language BCP 47 tag */
    static PhraseBook of(String language) {
        List<String> mixed = mixed(Languages.anywhere(language));
        Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
        mixed.forEach(one -> sections.put(one, WRITTEN.contains(one) ? sections(one) : vocabulary(one)));
        PhraseBook book = new PhraseBook();
        sections.forEach((one, read) -> book.numbers.add(new SpokenNumbers(one, more(read))));
        sections.values().forEach(book::add);
        sections.getOrDefault(mixed.get(0), Map.of()).forEach((name, listed) -> {
            if (!name.equals(NUMBERS)) {
                book.own.put(sense(name), listed);
            }
        });
        return book;
    }

    /** Whoever speaks Hindi says "ok" as well, and a recognizer may write it in any script. */
    private static List<String> mixed(String language) {
        return switch (language) {
            case "hi", "hi-Latn" -> List.of("hi", "hi-Latn", "en");
            case "mr" -> List.of("mr", "hi", "en");
            case "en" -> List.of("en", "hi-Latn");
            default -> List.of(language, "en");
        };
    }

    private static Sense sense(String section) {
        return Sense.valueOf(section.toUpperCase(Locale.ROOT));
    }

    private static Map<String, List<String>> sections(String language) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line :
                NumberRules.resource("answers/" + language + ".txt").lines().toList()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.indexOf(']')), section);
            } else {
                COMMA.splitAsStream(line).forEach(section::add);
            }
        }
        return sections;
    }

    /** Of other languages no more is known than what yes and no are. */
    private static Map<String, List<String>> vocabulary(String language) {
        return Vocabulary.has(language)
                ? Map.of(
                        "aye", List.of(Vocabulary.of(language).yes()),
                        "no", List.of(Vocabulary.of(language).no()))
                : Map.of();
    }

    private static Map<String, Long> more(Map<String, List<String>> sections) {
        Map<String, Long> more = new HashMap<>();
        sections.getOrDefault(NUMBERS, List.of()).forEach(entry -> {
            int equals = entry.indexOf('=');
            more.put(SpokenForm.words(entry.substring(0, equals)).get(0), Long.valueOf(entry.substring(equals + 1)));
        });
        return more;
    }

    private void add(Map<String, List<String>> sections) {
        sections.forEach((name, listed) -> {
            if (!name.equals(NUMBERS)) {
                listed.forEach(phrase -> phrases.putIfAbsent(words(phrase), sense(name)));
            }
        });
    }

    /** The words of a text as they are compared, numbers in digits. */
    List<String> words(String text) {
        List<String> said = SpokenForm.words(text);
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < said.size()) {
            Optional<Spelled> number = number(said.subList(at, said.size()));
            words.add(number.map(one -> String.valueOf(one.value())).orElse(said.get(at)));
            at += number.map(Spelled::words).orElse(1);
        }
        return words;
    }

    private Optional<Spelled> number(List<String> words) {
        return numbers.stream().flatMap(one -> one.at(words).stream()).findFirst();
    }

    Optional<Sense> sense(List<String> phrase) {
        return Optional.ofNullable(phrases.get(phrase));
    }

    /** The words of a group in the language itself. */
    List<String> of(WordGroup group) {
        return own.entrySet().stream()
                .filter(entry -> entry.getKey().group().equals(Optional.of(group)))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
