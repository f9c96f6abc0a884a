package ghanti.flow.yaml;

import ghanti.flow.Languages;
import ghanti.flow.Prompt;
import ghanti.flow.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said where an author wrote nothing: the apology, the goodbye, and that a call is no longer needed. */
public final class StandardWords {

    private static final Map<String, String> APOLOGY = Map.of(
            "hi", "माफ़ कीजिए, अभी हमारी तरफ़ से कुछ गड़बड़ है। हम थोड़ी देर में फिर फ़ोन करेंगे।",
            "hi-Latn", "Maaf kijiye, abhi hamari taraf se kuch gadbad hai. Hum thodi der mein phir phone karenge.",
            "mr", "माफ करा, सध्या आमच्याकडे काही अडचण आहे. आम्ही थोड्या वेळाने पुन्हा फोन करू.",
            "en", "Sorry, something is wrong on our side. We will call you again shortly.");

    private static final Map<String, String> CANCELLED = Map.of(
            "hi", "अब इस कॉल की ज़रूरत नहीं है। आपको तकलीफ़ हुई, इसके लिए माफ़ कीजिए। नमस्ते।",
            "hi-Latn", "Ab is call ki zaroorat nahin hai. Aapko takleef hui, iske liye maaf kijiye. Namaste.",
            "mr", "आता या कॉलची गरज नाही. तुम्हाला त्रास झाला, त्याबद्दल माफ करा. नमस्कार.",
            "en", "This call is no longer needed. Sorry for the disturbance. Goodbye.");

    private static final Map<String, String> GOODBYE = Map.of(
            "hi", "धन्यवाद।",
            "hi-Latn", "Dhanyavaad.",
            "mr", "धन्यवाद.",
            "en", "Thank you.");

    private StandardWords() {}

    /** Said when something is broken on our side and the flow has no words of its own. */
    public static Prompt apology(List<String> languages) {
        return prompt(APOLOGY, languages);
    }

    /** Said to who answers a call that is no longer needed. */
    static Prompt cancelled(List<String> languages) {
        return prompt(CANCELLED, languages);
    }

    /** Said by an end without a prompt. */
    static Prompt goodbye(List<String> languages) {
        return prompt(GOODBYE, languages);
    }

    private static Prompt prompt(Map<String, String> words, List<String> languages) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (String language : languages) {
            String known = words.get(Languages.anywhere(language));
            if (known != null) {
                texts.put(language, Text.fixed(known));
            }
        }
        if (texts.isEmpty()) {
            texts.put("en", Text.fixed(words.getOrDefault("en", "")));
        }
        return new Prompt(texts);
    }
}
