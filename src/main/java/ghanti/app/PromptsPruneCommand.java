package ghanti.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ghanti prompts prune}. */
@Command(
        name = "prune",
        description = "Deletes the files that no flow says any more, and those that are broken.",
        footer = {
            "%nExamples:",
            "  ghanti prompts check                tells what would be deleted",
            "  ghanti prompts prune"
        })
final class PromptsPruneCommand implements Callable<Integer> {

    @Mixin
    private PromptOptions options = new PromptOptions();

    @Override
    public Integer call() throws IOException {
        List<Path> deleted = options.inspection().prune(options.wanted());
        deleted.forEach(System.out::println);
        System.out.println(deleted.size() + " deleted.");
        return 0;
    }
}
