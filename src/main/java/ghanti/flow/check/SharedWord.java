package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Listen;
import ghanti.flow.Problem;
import ghanti.flow.WordGroup;
import ghanti.speech.SpokenAnswers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What stands for two keys stands for none: whoever says it is asked again, for ever. */
final class SharedWord implements Rule {

    private final SpokenAnswers answers = new SpokenAnswers();

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().forEach(node -> {
            if (node instanceof Listen listen) {
                groups(file, listen, problems);
                file.flow()
                        .languages()
                        .forEach(language -> answers.shared(listen, language)
                                .forEach((word, keys) -> problems.accept(problem(
                                        file, listen, "\"" + word + "\" (" + language + ")", List.copyOf(keys)))));
            }
        });
    }

    private static void groups(FlowFile file, Listen listen, Consumer<Problem> problems) {
        Arrays.stream(WordGroup.values()).forEach(group -> {
            List<String> keys = listen.words().entrySet().stream()
                    .filter(words -> words.getValue().groups().contains(group))
                    .map(Map.Entry::getKey)
                    .toList();
            if (keys.size() > 1) {
                problems.accept(problem(file, listen, "the group " + group.word(), keys));
            }
        });
    }

    private static Problem problem(FlowFile file, Listen listen, String what, List<String> keys) {
        return file.error(
                what + " stands for the keys " + String.join(" and ", keys) + " of \"" + listen.name()
                        + "\", so that whoever says it is asked again; leave it to one of them",
                Paths.at(listen.name(), "words", keys.get(keys.size() - 1)));
    }
}
