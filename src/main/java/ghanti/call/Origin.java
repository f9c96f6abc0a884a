package ghanti.call;

import java.util.List;
import java.util.Locale;

/**
 * What caused a call that no request of its own asked for.
 *
 * @param id of the call that caused it, or of the campaign
 * @param step which number of an escalation is rung, or which call of a row of follow-ups it is, 1 upward; else 0
 * @param further of an escalation: the numbers that are rung next if this one does not answer, E.164
 */
public record Origin(Kind kind, String id, int step, List<String> further) {

    public Origin {
        further = List.copyOf(further);
    }

    /** The ways to come about. */
    public enum Kind {
        ESCALATION,
        FOLLOW_UP,
        CAMPAIGN;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
