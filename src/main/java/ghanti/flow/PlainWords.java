package ghanti.flow;

import ghanti.flow.Text.Fixed;
import java.util.stream.Collectors;

/** The words of a prompt that speaks no values, such as an apology. */
public final class PlainWords {

    private PlainWords() {}

    /** The fixed words in a language, without any value. */
    public static String of(Prompt prompt, String language) {
        return prompt.in(language).pieces().stream()
                .map(piece -> piece instanceof Fixed fixed ? fixed.words() : "")
                .collect(Collectors.joining())
                .strip();
    }
}
