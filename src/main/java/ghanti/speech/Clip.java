package ghanti.speech;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something to say that is recorded once, before any call.
 *
 * @param language BCP 47 tag of the words
 * @param text as a synthesizer should get it
 */
public record Clip(String language, Kind kind, String text) {

    /** How a clip is used, which decides how much silence is around it. */
    public enum Kind {
        /** Sentences that stand by themselves. */
        PHRASE,
        /** A piece that is joined with others inside a sentence. */
        WORD
    }

    private static final Set<String> WITH_DANDA = Set.of("as", "bn", "hi", "kok", "mai", "mr", "ne", "or", "pa", "sa");

    private static final Pattern OPEN_END = Pattern.compile("[\\p{L}\\p{M}\\p{N}]$");

    static Clip phrase(String language, String text) {
        return new Clip(language, Kind.PHRASE, text);
    }

    static Clip word(String language, String text) {
        return new Clip(language, Kind.WORD, text);
    }

    /** The same word as the last of a sentence, where the voice falls; the text says so by its full stop. */
    public static Clip ending(String language, String word) {
        Locale locale = Locale.forLanguageTag(language);
        boolean danda =
                WITH_DANDA.contains(locale.getLanguage()) && !locale.getScript().equals("Latn");
        String stop = danda ? "।" : ".";
        return word(language, OPEN_END.matcher(word).find() ? word + stop : word);
    }

    /** What a voice is given to say. A comma keeps it from falling at the end of a word that others follow. */
    public String spoken() {
        return kind == Kind.WORD && OPEN_END.matcher(text).find() ? text + "," : text;
    }
}
