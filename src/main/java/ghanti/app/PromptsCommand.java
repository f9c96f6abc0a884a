package ghanti.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ghanti prompts}. */
@Command(
        name = "prompts",
        description = "The prompts as sound: makes the WAV files that calls play, and looks after them.",
        subcommands = {
            PromptsBuildCommand.class,
            PromptsListCommand.class,
            PromptsCheckCommand.class,
            PromptsPruneCommand.class,
            PromptsListenCommand.class,
            PromptsShowCommand.class,
            PromptsScriptCommand.class,
            PromptsImportCommand.class
        },
        footer = {
            "%nExamples:",
            "  ghanti prompts build --dry-run    what is missing, what it would cost",
            "  GHANTI_TTS=sarvam SARVAM_API_KEY=… ghanti prompts build",
            "  ghanti prompts check              exit code 1 if a sound is missing",
            "  ghanti prompts listen \"नमस्ते\" --language hi -o hello.wav",
            "  ghanti prompts show hello.wav",
            "  ghanti prompts script --language hi > recordings/script.tsv",
            "  ghanti prompts import recordings --language hi --voice asha"
        })
final class PromptsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
