package ghanti.tts;

import java.util.Optional;

/**
 * How somebody wants to be spoken to.
 *
 * @param model empty for the provider's default
 * @param pace 1.0 is the provider's own
 */
record Style(Voices voices, Optional<String> model, double pace) {

    private static final double OWN_PACE = 1.0;

    /** Whether the provider must be told a pace; some voices refuse the field, so it is not sent without need. */
    boolean hasPace() {
        return Math.abs(pace - OWN_PACE) > 1e-9;
    }
}
