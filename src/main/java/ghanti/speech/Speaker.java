package ghanti.speech;

import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says lines in words.
 *
 * <p>A sentence that speaks a value which was not given is left out whole: "कुल {amount}।" is not said when the call
 * brought no amount. So one prompt serves with and without an optional input.
 */
public final class Speaker {

    /** Where one sentence ends and the next begins: after danda, stop, question mark, exclamation mark, ellipsis. */
    private static final Pattern SENTENCE = Pattern.compile("[।?!…\\n]+\\s*|\\.+(?:\\s+|$)");

    private final SpokenValues values = new SpokenValues();

    /** The words of several lines, one after the other; never empty, since a caller must hear something. */
    public String words(Flow flow, List<Line> lines) {
        String words = join(flow, lines, true);
        if (words.isBlank()) {
            words = join(flow, lines, false);
        }
        return words.isBlank() ? "…" : words;
    }

    private String join(Flow flow, List<Line> lines, boolean onlyComplete) {
        return lines.stream()
                .map(line -> words(flow, line, onlyComplete))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String words(Flow flow, Line line, boolean onlyComplete) {
        StringBuilder said = new StringBuilder();
        for (Sentence sentence : sentences(line.text(flow))) {
            if (!onlyComplete || sentence.isComplete(line)) {
                said.append(sentence.words(line, line.spokenLanguage(flow)));
            }
        }
        return said.toString().strip();
    }

    /** A run of pieces up to the end of a sentence. */
    private final class Sentence {

        private final List<Text.Piece> pieces = new ArrayList<>();

        boolean isComplete(Line line) {
            return pieces.stream()
                    .allMatch(piece ->
                            !(piece instanceof Value value) || line.values().containsKey(value.name()));
        }

        String words(Line line, String language) {
            StringBuilder words = new StringBuilder();
            for (Text.Piece piece : pieces) {
                if (piece instanceof Fixed fixed) {
                    words.append(fixed.words());
                } else if (piece instanceof Value value) {
                    Object now = line.values().get(value.name());
                    words.append(now == null ? "" : values.say(now, value.format(), language));
                }
            }
            return words.toString();
        }
    }

    private List<Sentence> sentences(Text text) {
        List<Sentence> sentences = new ArrayList<>();
        Sentence current = new Sentence();
        for (Text.Piece piece : text.pieces()) {
            if (piece instanceof Fixed fixed) {
                int from = 0;
                Matcher end = SENTENCE.matcher(fixed.words());
                while (end.find()) {
                    current.pieces.add(new Fixed(fixed.words().substring(from, end.end())));
                    sentences.add(current);
                    current = new Sentence();
                    from = end.end();
                }
                if (from < fixed.words().length()) {
                    current.pieces.add(new Fixed(fixed.words().substring(from)));
                }
            } else {
                current.pieces.add(piece);
            }
        }
        sentences.add(current);
        return sentences;
    }
}
