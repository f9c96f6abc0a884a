package ghanti.flow.check;

import ghanti.flow.Format;
import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Value;

/** How long words take to say. */
final class Pace {

    private static final int CHARACTERS_A_SECOND = 14;

    private Pace() {}

    /** The seconds a text takes, rounded up, with values as long as they usually are. */
    static int seconds(Text text) {
        return (characters(text) + CHARACTERS_A_SECOND - 1) / CHARACTERS_A_SECOND;
    }

    private static int characters(Text text) {
        int characters = 0;
        for (Piece piece : text.pieces()) {
            if (piece instanceof Fixed fixed) {
                characters += fixed.words().codePointCount(0, fixed.words().length());
            } else if (piece instanceof Value value) {
                characters += usual(value.format())
                        + value.noun().map(noun -> noun.several().length() + 1).orElse(0);
            }
        }
        return characters;
    }

    /** How many characters a usual value has once it is in words: 1042 is "one zero four two". */
    private static int usual(Format format) {
        return switch (format) {
            case TEXT_AS_IS -> 15;
            case DIGITS_SINGLY, DIGITS_IN_PAIRS -> 20;
            case CARDINAL, ORDINAL, ORDINAL_FEMININE, ORDINAL_OBLIQUE -> 8;
            case MONEY -> 25;
            case DAY, CLOCK -> 18;
            case PHONE_NUMBER -> 50;
            case YES_OR_NO -> 4;
            case LIST -> 30;
        };
    }
}
