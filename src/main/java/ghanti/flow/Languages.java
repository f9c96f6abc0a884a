package ghanti.flow;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** BCP 47 tags of languages. */
public final class Languages {

    /** Stands in a flow with errors for a language that cannot be read. */
    public static final String UNKNOWN = "und";

    private Languages() {}

    /** Whether the language of a tag is one of ISO 639. */
    public static boolean isReal(String tag) {
        Locale language = Locale.forLanguageTag(spoken(tag));
        return !language.getLanguage().isEmpty()
                && !language.getDisplayLanguage(Locale.ENGLISH).equals(language.getLanguage());
    }

    /** The tag of a language that is written by its name, in English or in itself: {@code hi} for {@code hindi}. */
    public static Optional<String> named(String name) {
        Map<String, String> tags = new LinkedHashMap<>(Map.of("hinglish", "hi-Latn"));
        for (String tag : Locale.getISOLanguages()) {
            Locale language = Locale.forLanguageTag(tag);
            tags.putIfAbsent(language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), tag);
            tags.putIfAbsent(language.getDisplayLanguage(language).toLowerCase(Locale.ROOT), tag);
        }
        return Spelling.nearest(name.toLowerCase(Locale.ROOT), tags.keySet()).map(tags::get);
    }

    /** What is spoken in that language, whatever the script and the country: {@code hi} for {@code hi-Latn-IN}. */
    public static String spoken(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    /** The tag of the same language anywhere: {@code hi} for {@code hi-IN}, {@code hi-Latn} for {@code hi-Latn-IN}. */
    public static String anywhere(String tag) {
        if (tag.indexOf('-') < 0) {
            return tag;
        }
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getScript().isEmpty() ? locale.getLanguage() : locale.getLanguage() + "-" + locale.getScript();
    }
}
