package ghanti.speech;

import ghanti.flow.Languages;
import ghanti.flow.Listen;
import ghanti.flow.PlainWords;
import ghanti.flow.WordGroup;
import ghanti.flow.Words;
import ghanti.speech.PhraseBook.Sense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which key somebody means who speaks instead of pressing one. Whoever is not surely understood is better asked again: an order that
 * nobody accepted is worse than a question that is put twice. Safe for use by several threads at once.
 */
public final class SpokenAnswers {

    /** More is not read: whoever says more is not answering. */
    private static final int MOST_CHARACTERS = 500;

    /** So many words that mean nothing here are a conversation with somebody else. */
    private static final int MOST_OTHERS = 12;

    private static final int LONGEST_PHRASE = 8;
    private static final int MOST_HINTS = 100;

    private final Map<String, PhraseBook> books = new ConcurrentHashMap<>();

    /** The key that was meant; empty where that is not clear. */
    public Optional<String> key(Listen question, String language, String said) {
        PhraseBook book = book(language);
        String text = said.length() > MOST_CHARACTERS ? said.substring(0, MOST_CHARACTERS) : said;
        return new Reading(question, book, ownWords(question, language, book))
                .of(book.words(text))
                .key();
    }

    /** Whether there are words at all in what was heard. */
    public static boolean hasWords(String said) {
        return !SpokenForm.words(said).isEmpty();
    }

    /** Whether what was heard is a part of what we ask, of two words at least: a loudspeaker is heard by its telephone. */
    public boolean repeatsPrompt(Listen question, String language, String said) {
        PhraseBook book = book(language);
        List<String> words = book.words(said);
        List<String> ours = book.words(PlainWords.of(question.asking().prompt(), language));
        return words.size() > 1 && Collections.indexOfSubList(ours, words) >= 0;
    }

    /** Whether a group has words in that language. */
    public boolean knows(WordGroup group, String language) {
        return !book(language).of(group).isEmpty();
    }

    /** What is likely to be said. */
    public List<String> hints(Listen question, String language) {
        PhraseBook book = book(language);
        Stream<String> own = question.words().values().stream().flatMap(words -> own(words, language).stream());
        Stream<String> groups = question.words().values().stream()
                .flatMap(words -> words.groups().stream())
                .flatMap(group -> book.of(group).stream());
        return Stream.concat(own, groups).distinct().limit(MOST_HINTS).toList();
    }

    /** Words of an author's that stand for more than one key, with these keys. */
    public Map<String, Set<String>> shared(Listen question, String language) {
        PhraseBook book = book(language);
        Map<List<String>, Set<String>> keys = new LinkedHashMap<>();
        Map<List<String>, String> written = new HashMap<>();
        question.words()
                .forEach((key, words) -> own(words, language).forEach(word -> {
                    List<String> compared = book.words(word);
                    keys.computeIfAbsent(compared, first -> new LinkedHashSet<>())
                            .add(key);
                    written.putIfAbsent(compared, word);
                }));
        Map<String, Set<String>> shared = new LinkedHashMap<>();
        keys.forEach((word, meant) -> {
            if (meant.size() > 1) {
                shared.put(written.getOrDefault(word, ""), meant);
            }
        });
        return shared;
    }

    private PhraseBook book(String language) {
        return books.computeIfAbsent(Languages.anywhere(language), PhraseBook::of);
    }

    private static Map<List<String>, String> ownWords(Listen question, String language, PhraseBook book) {
        Map<List<String>, String> keys = new HashMap<>();
        question.words()
                .forEach((key, words) -> own(words, language).forEach(word -> keys.putIfAbsent(book.words(word), key)));
        return keys;
    }

    /** An author's words. What is said does not know of scripts: those for hi count in a call in hi-Latn, and the other way round. */
    public static List<String> own(Words words, String language) {
        String spoken = Languages.spoken(language);
        return words.own().entrySet().stream()
                .filter(entry -> Languages.spoken(entry.getKey()).equals(spoken))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** One utterance, from its first word to its last. */
    private static final class Reading {

        private final Listen question;
        private final PhraseBook book;
        private final Map<List<String>, String> own;
        private final Set<String> keys = new HashSet<>();
        private final Set<String> numbers = new HashSet<>();
        private final List<Sense> senses = new ArrayList<>();
        private int others;

        Reading(Listen question, PhraseBook book, Map<List<String>, String> own) {
            this.question = question;
            this.book = book;
            this.own = own;
        }

        Reading of(List<String> words) {
            int at = 0;
            while (at < words.size()) {
                at += next(words.subList(at, Math.min(words.size(), at + LONGEST_PHRASE)));
            }
            return this;
        }

        /** Takes the longest phrase that begins here, an author's own before others; gives how many words it has. */
        private int next(List<String> words) {
            for (int length = words.size(); length > 0; length--) {
                List<String> phrase = words.subList(0, length);
                String key = own.get(phrase);
                if (key != null) {
                    keys.add(key);
                    return length;
                }
                Optional<Sense> sense = book.sense(phrase);
                if (sense.isPresent()) {
                    senses.add(sense.get());
                    return length;
                }
            }
            if (question.keys().containsKey(words.get(0))) {
                numbers.add(words.get(0));
            } else {
                others++;
            }
            return 1;
        }

        Optional<String> key() {
            boolean everythingKnown = others == 0;
            Optional<String> yes = keyOf(WordGroup.YES);
            Optional<String> no = keyOf(WordGroup.NO);
            boolean greets = senses.contains(Sense.GREETING);
            boolean refused = senses.contains(Sense.NO);
            boolean agreed = senses.contains(Sense.SURE) || (senses.contains(Sense.AYE) && !greets);
            Set<String> meant = new HashSet<>(keys);
            add(Sense.REPEAT, meant);
            add(Sense.PERSON, meant);
            if (refused) {
                meant.add(no.orElse(""));
            }
            // "One" among words of which nothing is known is no answer; "press one" is.
            if (everythingKnown) {
                meant.addAll(numbers);
            }
            if (agreed && yes.isPresent() && !(refused && no.isPresent() && refusedLast())) {
                meant.add(yes.get());
            } else if (meant.isEmpty() && everythingKnown && !greets && senses.contains(Sense.PERHAPS)) {
                yes.ifPresent(meant::add);
            }
            boolean clear = meant.size() == 1 && !senses.contains(Sense.UNCLEAR) && others <= MOST_OTHERS;
            return clear ? meant.stream().findFirst().filter(key -> !key.isEmpty()) : Optional.empty();
        }

        /** "Yes, cancel it" is a no; "no, yes, do" is not. */
        private boolean refusedLast() {
            int agreedAt = Math.max(senses.lastIndexOf(Sense.AYE), senses.lastIndexOf(Sense.SURE));
            return senses.lastIndexOf(Sense.NO) > agreedAt;
        }

        /** What no key of this question stands for is not ignored beside what one does. */
        private void add(Sense sense, Set<String> meant) {
            if (senses.contains(sense)) {
                meant.add(sense.group().flatMap(this::keyOf).orElse(""));
            }
        }

        private Optional<String> keyOf(WordGroup group) {
            return question.words().entrySet().stream()
                    .filter(entry -> entry.getValue().groups().contains(group))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }
}
