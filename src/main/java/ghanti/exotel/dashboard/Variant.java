package ghanti.exotel.dashboard;

/**
 * Which of the ways to wire a flow.
 *
 * @param switched SwitchCase decides after each Gather, not 200 or 302
 * @param voicebot a Voicebot comes first, the Gathers take over when its stream is lost
 * @param numbered every address carries its position in the chain
 * @param spare turns in each chain beyond those of the longest way, 0 upward
 */
public record Variant(boolean switched, boolean voicebot, boolean numbered, int spare) {

    /** Gather and Passthru, each with its own address. */
    public static final Variant USUAL = new Variant(false, false, true, 0);
}
