package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.InputType;
import ghanti.flow.Problem;
import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Nobody remembers the first key of a prompt that goes on for long. */
final class LongPrompt implements Rule {

    private static final int MOST_SECONDS = 20;
    private static final int CHARACTERS_A_SECOND = 14;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().stream()
                .flatMap(node -> Spoken.by(node).stream())
                .forEach(spoken -> spoken.prompt().texts().forEach((language, text) -> {
                    int seconds = (characters(text) + CHARACTERS_A_SECOND - 1) / CHARACTERS_A_SECOND;
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

    private static int characters(Text text) {
        int characters = 0;
        for (Piece piece : text.pieces()) {
            if (piece instanceof Fixed fixed) {
                characters += fixed.words().codePointCount(0, fixed.words().length());
            } else if (piece instanceof Value value) {
                characters += usual(value.format());
            }
        }
        return characters;
    }

    /** How many characters a usual value has once it is in words: 1042 is "one zero four two". */
    private static int usual(InputType type) {
        return switch (type) {
            case TEXT -> 15;
            case DIGITS -> 20;
            case NUMBER -> 8;
            case RUPEES -> 25;
            case DATE, TIME -> 18;
            case PHONE -> 50;
            case BOOLEAN -> 4;
            case ITEMS -> 30;
        };
    }
}
