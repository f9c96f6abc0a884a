package ghanti.speech;

import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.flow.Format;
import ghanti.flow.Prompt;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Sentence;
import ghanti.flow.Text.Value;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Says lines in words.
 *
 * <p>A sentence that speaks a value which was not given is left out whole: "कुल {amount}।" is not said when the call
 * brought no amount. So one prompt serves with and without an optional input.
 */
public final class Speaker {

    private final NumberWords numbers = new NumberWords();
    private final SpokenValues values = new SpokenValues(numbers);
    private final Phrases phrases = new Phrases(numbers, values);
    private final UnaryOperator<String> mark;

    public Speaker() {
        this(UnaryOperator.identity());
    }

    /** @param mark what is put around values, for people who read what others hear */
    public Speaker(UnaryOperator<String> mark) {
        this.mark = mark;
    }

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
        String language = line.spokenLanguage(flow);
        for (Sentence sentence : line.text(flow).sentences()) {
            if (!onlyComplete || isComplete(sentence, line)) {
                say(sentence, line, language, said);
            }
        }
        return said.toString().strip();
    }

    private String marked(List<Word> words) {
        return mark.apply(Word.written(words));
    }

    /** What is to be sounded for a line; nothing if every sentence of it lacks a value. */
    public List<Phrase> phrases(Flow flow, Line line) {
        return phrases.of(flow, line);
    }

    /** What of a prompt can be recorded before any call, in all languages that are sounded. */
    public List<Clip> clips(Prompt prompt) {
        return phrases.clips(prompt);
    }

    /** The languages of a prompt that are sounded: all but romanized ones beside their original. */
    public List<String> heard(Prompt prompt) {
        return prompt.texts().keySet().stream()
                .filter(language -> Phrases.isHeard(language, prompt))
                .toList();
    }

    /** A text as a synthesizer should get it; empty if nothing of it can be said. */
    public String plain(String text, String language) {
        return phrases.plain(text, language);
    }

    /** Whether a language has words of its own for a format; if not, numerals or English are said. */
    public boolean hasWords(Format format, String language) {
        return switch (format) {
            case TEXT_AS_IS -> true;
            case YES_OR_NO -> Vocabulary.has(language);
            case MONEY, LIST -> Vocabulary.has(language) && numbers.speaks(language);
            default -> numbers.speaks(language);
        };
    }

    static boolean isComplete(Sentence sentence, Line line) {
        for (Piece piece : sentence.pieces()) {
            if (piece instanceof Value value && !line.values().containsKey(value.name())) {
                return false;
            }
        }
        return true;
    }

    private void say(Sentence sentence, Line line, String language, StringBuilder said) {
        for (Piece piece : sentence.pieces()) {
            if (piece instanceof Fixed fixed) {
                said.append(fixed.words());
            } else if (piece instanceof Value value) {
                Object now = line.values().get(value.name());
                said.append(now == null ? "" : marked(values.say(now, value, language)));
            }
        }
    }
}
