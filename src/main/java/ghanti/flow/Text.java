package ghanti.flow;

import java.util.List;
import java.util.Optional;

/**
 * The words of a prompt in one language, sentence by sentence. A sentence is what is left out as a whole when a value in
 * it was not given.
 */
public record Text(List<Sentence> sentences) {

    /** Fixed words and values in turn. */
    public record Sentence(List<Piece> pieces) {
        public Sentence {
            pieces = List.copyOf(pieces);
        }
    }

    /** A part of a sentence. */
    public sealed interface Piece permits Fixed, Value {}

    /** Words that never change. */
    public record Fixed(String words) implements Piece {}

    /**
     * A variable, spoken as {@code format} says.
     *
     * @param noun what is counted, said after the number
     */
    public record Value(String name, Format format, Optional<Noun> noun) implements Piece {

        public Value(String name, Format format) {
            this(name, format, Optional.empty());
        }
    }

    /** What is counted: {@code one} minute, {@code several} minutes. */
    public record Noun(String one, String several) {}

    public Text {
        sentences = List.copyOf(sentences);
    }

    /** A text that speaks no values. */
    public static Text fixed(String words) {
        return new Text(List.of(new Sentence(List.of(new Fixed(words)))));
    }

    /** Fixed words and values in order. */
    public List<Piece> pieces() {
        return sentences.stream()
                .flatMap(sentence -> sentence.pieces().stream())
                .toList();
    }

    /** The variables this text speaks, in order. */
    public List<Value> values() {
        return pieces().stream()
                .filter(Value.class::isInstance)
                .map(Value.class::cast)
                .toList();
    }
}
