package ghanti.app;

import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowFolder;
import ghanti.sound.AudioFolder;
import ghanti.sound.Inspection;
import ghanti.sound.WantedClips;
import ghanti.speech.Clip;
import ghanti.speech.Synthesizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands about prompts have in common: which flows, which folder, whose voice. */
final class PromptOptions {

    @Option(
            names = "--flows",
            defaultValue = "${env:GHANTI_FLOWS:-flows}",
            paramLabel = "FOLDER",
            description = "The flows folder (GHANTI_FLOWS; default flows).")
    private Path flows = Path.of("flows");

    @Option(
            names = "--language",
            split = ",",
            paramLabel = "TAG",
            description = "Only these languages, by comma (default: all that the flows speak).")
    private List<String> languages = List.of();

    @Mixin
    private AudioOptions audio = new AudioOptions();

    AudioFolder folder() {
        return audio.folder();
    }

    /** @throws UsageException unless one language was chosen */
    String oneLanguage() {
        if (languages.size() != 1) {
            throw new UsageException("say which language, as in --language hi");
        }
        return languages.get(0);
    }

    Optional<Synthesizer> synthesizer() {
        return audio.synthesizer(System.getenv(), new OkHttpClient());
    }

    /** @throws UsageException if nobody speaks */
    Synthesizer speaking() {
        return synthesizer()
                .orElseThrow(() -> new UsageException("there is nobody who speaks: install espeak-ng, or set GHANTI_TTS"
                        + " to sarvam, openai, azure, google or elevenlabs with its key"));
    }

    /** Of the chosen languages alone: what is recorded in others is not to be deleted. */
    Inspection inspection() {
        return new Inspection(folder(), synthesizer(), language -> languages.isEmpty() || languages.contains(language));
    }

    /** The clips that the flows need, in the chosen languages. */
    Map<Clip, SortedSet<String>> wanted() {
        FlowFolder.Contents contents = Server.read(flows);
        if (contents.haveErrors()) {
            throw new FlowErrors(contents.problems());
        }
        List<Flow> all = new TreeMap<>(contents.flows())
                .values().stream().map(FlowFolder.Source::flow).toList();
        Map<Clip, SortedSet<String>> wanted = new WantedClips().of(all);
        if (!languages.isEmpty()) {
            wanted.keySet().removeIf(clip -> !languages.contains(clip.language()));
            if (wanted.isEmpty()) {
                throw new UsageException("no flow in " + flows + " speaks " + String.join(" or ", languages));
            }
        }
        return wanted;
    }
}
