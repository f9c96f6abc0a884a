package ghanti.stt;

import java.util.Locale;

/** Languages as flows name them. */
final class Languages {

    private Languages() {}

    /**
     * The language of a BCP 47 tag without script and region, in small letters: "hi" for "hi-Latn". However a prompt is
     * written, those who answer speak the same Hindi.
     */
    static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
