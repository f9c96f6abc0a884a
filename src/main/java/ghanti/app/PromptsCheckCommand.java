package ghanti.app;

import ghanti.sound.Inspection.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ghanti prompts check}. */
@Command(
        name = "check",
        description = "Fails if a prompt has no sound, or a file is stale, orphaned or broken.",
        footer = {
            "%nWith a provider its voices must be complete; without one (--tts none),",
            "those that are there. \"prompts build\" makes what is missing or broken,",
            "\"prompts prune\" deletes what nobody says."
        })
final class PromptsCheckCommand implements Callable<Integer> {

    @Mixin
    private PromptOptions options = new PromptOptions();

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = options.inspection().of(options.wanted());
        for (Finding finding : findings) {
            System.out.println(
                    finding.where() + ": " + finding.fault().name().toLowerCase(Locale.ROOT) + ": " + finding.what());
        }
        System.out.println(
                findings.isEmpty()
                        ? "Every prompt has its sound."
                        : findings.size()
                                + " to mend: \"prompts build\" makes what is missing or broken, \"prompts prune\""
                                + " deletes the rest.");
        return findings.isEmpty() ? 0 : 1;
    }
}
