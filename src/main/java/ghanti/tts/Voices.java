package ghanti.tts;

import ghanti.provider.Languages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The voices somebody chose, by primary language subtag; under "" the one for every other language.
 *
 * <p>Written as names with commas between them. {@code mr=kavya} is for Marathi alone, and so is a name that begins
 * with a language and its region, as those of Google and Azure do: {@code hi-IN-MadhurNeural}.
 */
record Voices(Map<String, String> chosen) {

    private static final String ANY = "";
    private static final Pattern FOR_LANGUAGE = Pattern.compile("([a-z]{2,3})\\s*=\\s*(\\S.*)");
    private static final Pattern NAMES_LANGUAGE = Pattern.compile("([a-z]{2,3})-[A-Z]{2}-.+");

    Voices {
        chosen = Map.copyOf(chosen);
    }

    static Voices read(String setting) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String part : setting.split(",", -1)) {
            String name = part.strip();
            Matcher forLanguage = FOR_LANGUAGE.matcher(name);
            Matcher namesLanguage = NAMES_LANGUAGE.matcher(name);
            if (forLanguage.matches()) {
                chosen.put(forLanguage.group(1), forLanguage.group(2));
            } else if (namesLanguage.matches()) {
                chosen.put(namesLanguage.group(1), name);
            } else if (!name.isEmpty()) {
                chosen.put(ANY, name);
            }
        }
        return new Voices(chosen);
    }

    /**
     * The voice for a language.
     *
     * @param language BCP 47 tag
     * @param own the provider's, if none was chosen
     */
    String of(String language, String own) {
        String forAny = chosen.getOrDefault(ANY, own);
        return chosen.getOrDefault(Languages.primary(language), forAny);
    }
}
