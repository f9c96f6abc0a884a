package ghanti.flow;

import java.util.Locale;

/** BCP 47 tags of languages. */
public final class Languages {

    private Languages() {}

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
