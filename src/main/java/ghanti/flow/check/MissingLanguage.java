package ghanti.flow.check;

import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Languages;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A call in one of the flow's languages should not suddenly hear another one. */
final class MissingLanguage implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Flow flow = file.flow();
        check(file, flow.apology(), "\"apology\"", List.of("apology"), problems);
        check(file, flow.cancelled(), "\"cancelled\"", List.of("cancelled"), problems);
        for (Node node : flow.nodes().values()) {
            for (Spoken spoken : Spoken.by(node)) {
                // Who chooses a language is asked in all of them at once.
                if (!choosesLanguage(node) || Paths.isWritten(file, withLanguage(spoken.path(), spoken.prompt()))) {
                    check(file, spoken.prompt(), spoken.title(), spoken.path(), problems);
                }
            }
            if (node instanceof End end && end.prompt().isEmpty()) {
                String title = "the standard goodbye that \"" + node.name() + "\" says without a prompt of its own";
                check(file, flow.goodbye(), title, Paths.of(node.name()), problems);
            }
        }
    }

    private static boolean choosesLanguage(Node node) {
        return node.edges().stream().map(Edge::language).anyMatch(language -> language.isPresent());
    }

    private static List<String> withLanguage(List<String> path, Prompt prompt) {
        List<String> longer = new ArrayList<>(path);
        longer.add(prompt.texts().keySet().iterator().next());
        return longer;
    }

    private static void check(
            FlowFile file, Prompt prompt, String title, List<String> path, Consumer<Problem> problems) {
        for (String language : file.flow().languages()) {
            if (!language.equals(Languages.UNKNOWN) && !prompt.texts().containsKey(language)) {
                problems.accept(file.warning(
                        title + " has no text in " + language + ", so that a call in " + language + " hears "
                                + prompt.languageFor(language) + " here; add " + language + ": \"…\"",
                        Paths.array(path)));
            }
        }
    }
}
