package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.Text.Value;
import ghanti.speech.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A value for which a language has no words is heard as numerals, or in English. */
final class Unspeakable implements Rule {

    private final Speaker speaker = new Speaker();

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().stream()
                .flatMap(node -> Spoken.by(node).stream())
                .forEach(spoken -> spoken.prompt().texts().forEach((language, text) -> {
                    for (Value value : text.values()) {
                        if (!speaker.hasWords(value.format(), language)) {
                            List<String> path = new ArrayList<>(spoken.path());
                            path.add(language);
                            problems.accept(file.warning(
                                    spoken.title() + " speaks {" + value.name() + "} as "
                                            + value.format().word() + " in " + language
                                            + ", which has no words for it here: callers hear numerals or English; let"
                                            + " the call bring it as text",
                                    Paths.array(path)));
                        }
                    }
                }));
    }
}
