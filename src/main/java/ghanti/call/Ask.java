package ghanti.call;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is put to the callee: everything an applet needs to know.
 *
 * @param before words on the way to the question, said once; may be empty
 * @param question the question's own words
 * @param noInput words before asking again after silence; may be empty
 * @param repeats how often to ask again by itself, 0 upward
 * @param maxKeys most keys of an answer
 * @param finishOn key that ends the answer, or empty
 * @param timeoutSeconds wait for a key
 * @param sound hash of the sound of what is said first, or null where Exotel is to read it
 * @param repeatSound hash of the sound of what is said again, or null
 */
@JsonIgnoreProperties({"prompt", "repeat"})
public record Ask(
        String before,
        String question,
        String noInput,
        int repeats,
        int maxKeys,
        String finishOn,
        int timeoutSeconds,
        @Nullable String sound,
        @Nullable String repeatSound) {

    /** What is said first. */
    public String prompt() {
        return joined(before, question);
    }

    /** What is said again after silence. */
    public String repeat() {
        return joined(noInput, question);
    }

    private static String joined(String first, String then) {
        return first.isEmpty() ? then : first + " " + then;
    }
}
