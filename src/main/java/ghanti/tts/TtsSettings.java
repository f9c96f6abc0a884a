package ghanti.tts;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody may say about speech. An empty text counts as not said.
 *
 * @param provider sarvam, openai, azure, google, elevenlabs, espeak or none
 * @param voice a provider's name, or several with commas: {@code mr=kavya} is for one language, and so is a name that
 *     begins with a language and its region
 * @param model a provider's name
 * @param pace 1.0 is the provider's own
 * @param environment the keys and addresses of providers, and {@code PATH}, by the names of their variables
 */
public record TtsSettings(
        Optional<String> provider,
        Optional<String> voice,
        Optional<String> model,
        double pace,
        Map<String, String> environment) {

    public TtsSettings {
        provider = provider.map(String::strip).filter(word -> !word.isEmpty());
        voice = voice.map(String::strip).filter(name -> !name.isEmpty());
        model = model.map(String::strip).filter(name -> !name.isEmpty());
        environment = Map.copyOf(environment);
    }

    /**
     * Reads {@code GHANTI_TTS}, {@code GHANTI_TTS_VOICE}, {@code GHANTI_TTS_MODEL} and {@code GHANTI_TTS_PACE}.
     *
     * @throws IllegalArgumentException if the pace is no number
     */
    public static TtsSettings from(Map<String, String> environment) {
        return new TtsSettings(
                Optional.ofNullable(environment.get("GHANTI_TTS")),
                Optional.ofNullable(environment.get("GHANTI_TTS_VOICE")),
                Optional.ofNullable(environment.get("GHANTI_TTS_MODEL")),
                pace(environment.getOrDefault("GHANTI_TTS_PACE", "")),
                environment);
    }

    private static double pace(String said) {
        try {
            return said.isBlank() ? 1.0 : Double.parseDouble(said.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "GHANTI_TTS_PACE is \"" + said + "\"; it must be a number such as 0.9.", e);
        }
    }

    /** The value of a variable, empty if it is not set or blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Without the environment, which holds keys. */
    @Override
    public String toString() {
        return "TtsSettings[" + provider.orElse("unset") + ", " + voice.orElse("own voice") + ", "
                + model.orElse("own model") + ", pace " + pace + "]";
    }
}
