package ghanti.call;

import java.util.Locale;

/** Who rang whom. */
public enum Direction {
    /** Somebody called the ExoPhone, or an API other than ours started the call. */
    INBOUND,
    /** We placed it. */
    OUTBOUND;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
