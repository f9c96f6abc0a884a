package ghanti.flow.yaml;

import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into its sentences. */
final class Sentences {

    /** After danda, question mark, exclamation mark, ellipsis or line end, and after a stop that ends a word. */
    private static final Pattern END = Pattern.compile("[।?!…\\n]+\\s*|\\.+(?:\\s+|$)");

    /** A Greeting applet reads a line as an address of audio; docs/exotel-protocol.md, Greeting. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+ *");

    private Sentences() {}

    static Text of(List<Piece> pieces) {
        List<Sentence> sentences = new ArrayList<>();
        List<Piece> current = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Fixed fixed) {
                int from = 0;
                Matcher end = END.matcher(fixed.words());
                while (end.find()) {
                    current.add(fixed(fixed.words().substring(from, end.end())));
                    sentences.add(new Sentence(current));
                    current = new ArrayList<>();
                    from = end.end();
                }
                if (from < fixed.words().length()) {
                    current.add(fixed(fixed.words().substring(from)));
                }
            } else {
                current.add(piece);
            }
        }
        if (!current.isEmpty()) {
            sentences.add(new Sentence(current));
        }
        return new Text(sentences);
    }

    private static Fixed fixed(String words) {
        return new Fixed(UNSPEAKABLE.matcher(words).replaceAll(" "));
    }
}
