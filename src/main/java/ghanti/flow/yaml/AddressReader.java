package ghanti.flow.yaml;

import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the address of a system: a whole one, whose host stands there and is no value. */
final class AddressReader {

    private static final Pattern SCHEME =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?!\\d+(?:[/?#]|$)).*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile(
            "https?://(?:[^@/?#\\s]*@)?(?:[\\p{L}\\p{M}\\p{N}._-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern HOST_ENDS =
            Pattern.compile("[a-z]+://[^/?#]+[/?#].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String SUCH_AS = "; write one such as \"https://orders.example/{order_id}\"";

    private final Templates templates;
    private final Complaints complaints;

    AddressReader(Templates templates, Complaints complaints) {
        this.templates = templates;
        this.complaints = complaints;
    }

    Text read(Tree tree) {
        int before = complaints.all().size();
        Text text = templates.read(tree);
        // Where braces are wrong or a variable of the environment is missing, nobody knows the address.
        if (complaints.all().size() == before && !complaints.haveErrorAt(tree.place())) {
            fault(tree, text.pieces()).ifPresent(sentence -> complaints.error(tree.place(), sentence));
        }
        return text;
    }

    private static Optional<String> fault(Tree tree, List<Piece> pieces) {
        String begin = pieces.get(0) instanceof Fixed fixed ? fixed.words() : "";
        Matcher scheme = SCHEME.matcher(begin);
        if (scheme.matches() && !scheme.group(1).matches("(?i)https?")) {
            return Optional.of("a fetch asks over http or https, not over \"" + scheme.group(1) + "\"" + SUCH_AS);
        }
        boolean bare = begin.startsWith("/") || (!begin.isEmpty() && !scheme.matches());
        if (bare) {
            return Optional.of(tree.what() + " is no whole address" + SUCH_AS);
        }
        boolean whole = pieces.size() == 1 || HOST_ENDS.matcher(begin).matches();
        if (begin.isEmpty() || !whole) {
            return Optional.of(
                    "the host of an address cannot be a value, since GHANTI_FETCH_HOSTS names the hosts that may be asked"
                            + SUCH_AS);
        }
        return HOST.matcher(begin).matches()
                ? Optional.empty()
                : Optional.of(tree.what() + " has no host that can be asked" + SUCH_AS);
    }
}
