package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Languages;
import ghanti.flow.Listen;
import ghanti.flow.Problem;
import ghanti.flow.Words;
import ghanti.speech.SpokenAnswers;
import java.util.function.Consumer;

/** Whoever is asked to speak should be understood, in each of the flow's languages. */
final class NoSpokenWords implements Rule {

    private final SpokenAnswers answers = new SpokenAnswers();

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().forEach(node -> {
            if (node instanceof Listen listen && listen.words().isEmpty()) {
                problems.accept(file.warning(
                        "\"" + listen.name()
                                + "\" listens, but of what is said it takes only the numbers of its keys; add"
                                + " words: {\"1\": yes, …}, or make it a menu",
                        Paths.at(listen.name())));
            } else if (node instanceof Listen listen) {
                listen.words()
                        .forEach((key, words) -> file.flow().languages().stream()
                                .filter(language -> !language.equals(Languages.UNKNOWN) && !has(words, language))
                                .forEach(language -> problems.accept(file.warning(
                                        "key " + key + " of \"" + listen.name() + "\" has no words in " + language
                                                + "; add {" + language + ": …}",
                                        Paths.at(listen.name(), "words", key)))));
            }
        });
    }

    private boolean has(Words words, String language) {
        return !SpokenAnswers.own(words, language).isEmpty()
                || words.groups().stream().anyMatch(group -> answers.knows(group, language));
    }
}
