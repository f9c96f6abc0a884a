package ghanti.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ways to say the same that every language has, so that an author need only name them. */
public enum WordGroup {
    YES,
    NO,
    REPEAT,
    PERSON;

    /** As authors write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group of that name. */
    public static Optional<WordGroup> of(String word) {
        return Arrays.stream(values())
                .filter(group -> group.word().equals(word))
                .findFirst();
    }

    /** What authors may write. */
    public static List<String> words() {
        return Arrays.stream(values()).map(WordGroup::word).toList();
    }
}
