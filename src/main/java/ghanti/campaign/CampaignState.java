package ghanti.campaign;

import java.util.Locale;
import java.util.Optional;

/** How a campaign stands. Its calls are dialled in no state but {@link #RUNNING}. */
public enum CampaignState {
    /** Its rows are being stored. */
    LOADING,
    RUNNING,
    PAUSED,
    /** Nothing of it is dialled any more; calls that were under way may still go on. */
    CANCELLED,
    /** Every call has its outcome. */
    FINISHED,
    /** It was never stored whole; what there is of it is being removed. */
    REMOVING;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word, if there is one. */
    public static Optional<CampaignState> of(String word) {
        for (CampaignState state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
