package ghanti.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is said: one text, or one for each language.
 *
 * @param texts by BCP 47 tag, never empty; the first is what a language without its own text falls back to
 */
public record Prompt(Map<String, Text> texts) {

    public Prompt {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** The tag whose text is spoken when the call is in {@code language}. */
    public String languageFor(String language) {
        return texts.containsKey(language)
                ? language
                : texts.keySet().iterator().next();
    }

    /** The text for a call in {@code language}. */
    public Text in(String language) {
        Text text = texts.get(languageFor(language));
        if (text == null) {
            throw new IllegalStateException("a prompt has no text at all");
        }
        return text;
    }
}
