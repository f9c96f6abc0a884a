package ghanti.provider;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Languages of India as providers name them. */
public final class Languages {

    /** BCP 47 with the region, by primary subtag: "hi" to "hi-IN". */
    public static final Map<String, String> INDIAN = Stream.of(
                    "as", "bn", "en", "gu", "hi", "kn", "ml", "mr", "or", "pa", "ta", "te", "ur")
            .collect(Collectors.toUnmodifiableMap(language -> language, language -> language + "-IN"));

    private Languages() {}

    /**
     * The language of a BCP 47 tag without script and region, in small letters: "hi" for "hi-Latn". Hindi in Latin
     * letters is read with the voice of Hindi in its own, and however a prompt is written, those who answer speak the
     * same Hindi.
     */
    public static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
