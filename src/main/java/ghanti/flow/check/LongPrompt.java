package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Nobody remembers the first key of a prompt that goes on for long. */
final class LongPrompt implements Rule {

    private static final int MOST_SECONDS = 20;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().stream()
                .flatMap(node -> Spoken.by(node).stream())
                .forEach(spoken -> spoken.prompt().texts().forEach((language, text) -> {
                    int seconds = Pace.seconds(text);
                    if (seconds > MOST_SECONDS) {
                        List<String> path = new ArrayList<>(spoken.path());
                        path.add(language);
                        problems.accept(file.warning(
                                spoken.title() + " takes about " + seconds + " s to say in " + language + ", which is"
                                        + " more than " + MOST_SECONDS + " s; shorten it, or ask in two questions",
                                Paths.array(path)));
                    }
                }));
    }
}
