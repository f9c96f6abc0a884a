package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Prompt;
import ghanti.flow.SubFlow;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A call keeps its language in a flow that is held inside this one, and hears another where that flow does not have it. */
final class OtherLanguages implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        for (Node node : file.flow().nodes().values()) {
            if (node instanceof SubFlow
                    && linked.nodes().get(node.name()) instanceof SubFlow sub
                    && sub.body().isPresent()) {
                for (String language : file.flow().languages()) {
                    Set<String> heard = heard(linked, sub, language);
                    if (!sub.body().get().languages().contains(language) && !heard.isEmpty()) {
                        problems.accept(file.warning(
                                "flow \"" + sub.flow() + "\" has no " + language + ", so that a call in " + language
                                        + " hears " + String.join(" and ", heard) + " there; add " + language
                                        + " to its languages and prompts",
                                Paths.at(node.name(), "flow")));
                    }
                }
            }
        }
    }

    /** The languages that a call hears instead of its own in what that flow says, in flows inside it as well. */
    private static Set<String> heard(Flow linked, SubFlow sub, String language) {
        Set<String> heard = new TreeSet<>();
        prompts(linked, sub.name() + "/")
                .map(prompt -> prompt.languageFor(language))
                .forEach(heard::add);
        heard.remove(language);
        return heard;
    }

    private static Stream<Prompt> prompts(Flow linked, String prefix) {
        return linked.nodes().values().stream()
                .filter(node -> node.name().startsWith(prefix))
                .flatMap(node -> Spoken.by(node).stream())
                .map(Spoken::prompt);
    }
}
