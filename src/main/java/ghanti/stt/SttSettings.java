package ghanti.stt;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody may say about speech recognition. An empty text counts as not said.
 *
 * @param provider sarvam, deepgram, openai or none
 * @param model a provider's name
 * @param url an address in place of the provider's own
 * @param environment the keys and addresses of providers by the names of their variables
 */
public record SttSettings(
        Optional<String> provider, Optional<String> model, Optional<String> url, Map<String, String> environment) {

    public SttSettings {
        provider = provider.map(String::strip).filter(word -> !word.isEmpty());
        model = model.map(String::strip).filter(name -> !name.isEmpty());
        url = url.map(String::strip).filter(address -> !address.isEmpty());
        environment = Map.copyOf(environment);
    }

    /** Reads {@code GHANTI_STT}, {@code GHANTI_STT_MODEL} and {@code GHANTI_STT_URL}. */
    public static SttSettings from(Map<String, String> environment) {
        return new SttSettings(
                Optional.ofNullable(environment.get("GHANTI_STT")),
                Optional.ofNullable(environment.get("GHANTI_STT_MODEL")),
                Optional.ofNullable(environment.get("GHANTI_STT_URL")),
                environment);
    }

    /** The value of a variable, empty if it is not set or blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Without the environment, which holds keys, and the address, which may hold one. */
    @Override
    public String toString() {
        return "SttSettings[" + provider.orElse("unset") + ", " + model.orElse("own model") + "]";
    }
}
