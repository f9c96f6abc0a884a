package ghanti.flow.yaml;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import ghanti.flow.InputType;
import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Value;
import ghanti.flow.Variable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads whom to ring: a number as it is dialled, or one value that can be a number. */
final class NumberReader {

    private static final Set<InputType> NUMBERS = Set.of(InputType.PHONE, InputType.DIGITS, InputType.TEXT);

    private final Templates templates;
    private final Map<String, Variable> variables;
    private final Complaints complaints;

    /** @param variables whose types decide; of a value that is none of them somebody else must tell what is wrong */
    NumberReader(Templates templates, Map<String, Variable> variables, Complaints complaints) {
        this.templates = templates;
        this.variables = variables;
        this.complaints = complaints;
    }

    Text read(Tree tree) {
        int before = complaints.all().size();
        Text text = templates.read(tree);
        // What is wrong with its braces, or a variable of the environment that is missing, is told already.
        if (complaints.all().size() == before && !complaints.haveErrorAt(tree.place()) && !fits(text)) {
            complaints.error(
                    tree.place(),
                    tree.what()
                            + " is no phone number; write one such as \"+919876543210\", or one value of type phone,"
                            + " digits or text such as \"{manager_number}\"");
        }
        return text;
    }

    private boolean fits(Text text) {
        List<Piece> pieces = text.pieces();
        Piece only = pieces.size() == 1 ? pieces.get(0) : new Fixed("");
        if (only instanceof Value value) {
            Variable variable = variables.get(value.name());
            return variable == null ? !Variable.isAttempt(value.name()) : NUMBERS.contains(variable.type());
        }
        return only instanceof Fixed fixed && isNumber(fixed.words());
    }

    /** As it is taken when it is dialled: in whatever way an Indian number is written, others with their plus. */
    private static boolean isNumber(String words) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.isValidNumber(numbers.parse(words, "IN"));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
