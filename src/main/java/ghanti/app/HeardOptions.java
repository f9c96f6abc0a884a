package ghanti.app;

import ghanti.flow.PromptMode;
import java.util.Map;
import okhttp3.OkHttpClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How callees hear prompts, as flags: in Exotel's voice or in ours. */
final class HeardOptions {

    @Option(
            names = "--prompts",
            defaultValue = "${env:GHANTI_PROMPTS:-text}",
            paramLabel = "text|audio",
            description = "Who speaks in Gather and Greeting: text, Exotel reads our words; audio, it plays our sounds"
                    + " (GHANTI_PROMPTS; default text). A flow's own prompts: goes first.")
    private String prompts = "text";

    @Mixin
    private AudioOptions audio = new AudioOptions();

    /** @throws IllegalArgumentException if a word or a key makes no sense, with the way out */
    AudioSettings settings(Map<String, String> environment) {
        PromptMode mode = PromptMode.of(prompts)
                .orElseThrow(() -> new UsageException("--prompts must be text or audio, not " + prompts));
        return new AudioSettings(audio.folder(), mode, audio.synthesizer(environment, new OkHttpClient()));
    }
}
