package ghanti.app;

import ghanti.sound.Build;
import ghanti.sound.Build.Plan;
import ghanti.speech.Clip;
import ghanti.speech.Synthesizer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ghanti prompts build}. */
@Command(
        name = "build",
        description = "Makes the WAV files that are missing. Can be stopped and started again: what is there is kept.",
        footer = {
            "%nThe keys of providers come from the environment: SARVAM_API_KEY,",
            "OPENAI_API_KEY, GOOGLE_API_KEY, AZURE_API_KEY with AZURE_REGION,",
            "ELEVENLABS_API_KEY; other addresses from SARVAM_BASE_URL and its like."
        })
final class PromptsBuildCommand implements Callable<Integer> {

    /** What shells say of a program that was stopped by Ctrl-C. */
    private static final int STOPPED = 130;

    @Mixin
    private PromptOptions options = new PromptOptions();

    @Option(names = "--dry-run", description = "Only says what is missing and how many characters would be sent.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        Synthesizer synthesizer = options.speaking();
        Build build = new Build(options.folder(), synthesizer);
        Plan plan = build.plan(options.wanted());
        tell(plan, synthesizer);
        if (dryRun) {
            return 0;
        }
        return run(build, plan);
    }

    private int run(Build build, Plan plan) throws IOException {
        BuildProgress progress = new BuildProgress(
                System.out, Terminal.of(System.getenv()), plan.missing().size());
        StopInOrder ctrlC = new StopInOrder();
        try {
            Map<Clip, String> failed = build.run(plan, progress);
            progress.finish();
            if (!failed.isEmpty()) {
                return 1;
            }
            int all = plan.wanted().size() - plan.unspeakable().size();
            System.out.println(
                    "All " + all + " prompts are in " + options.folder().path() + ".");
            return 0;
        } catch (InterruptedException e) {
            progress.finish();
            System.err.println("Stopped. What was made is kept; the same command goes on from there.");
            return STOPPED;
        } finally {
            ctrlC.ended();
        }
    }

    private static void tell(Plan plan, Synthesizer synthesizer) {
        Map<String, Long> byLanguage = plan.missing().stream()
                .collect(Collectors.groupingBy(Clip::language, LinkedHashMap::new, Collectors.counting()));
        if (plan.missing().isEmpty()) {
            System.out.println("Nothing is missing.");
        }
        byLanguage.forEach((language, count) -> System.out.println(language + ": " + count + " missing, in the voice "
                + synthesizer.voice(language).folder()));
        if (!plan.missing().isEmpty()) {
            System.out.println(plan.characters() + " characters to be said.");
        }
        plan.unspeakable().stream()
                .map(Clip::language)
                .distinct()
                .forEach(language -> System.err.println(
                        "nobody speaks " + language + " here; its prompts are left to Exotel's voice"));
    }
}
