package ghanti.flow;

import java.util.Optional;

/**
 * The Exotel app and ExoPhone of a flow, where they differ from the settings.
 *
 * @param app id of the app (flow) in Exotel's dashboard
 * @param callerId the ExoPhone shown to the callee
 */
public record ExotelChoice(Optional<String> app, Optional<String> callerId) {

    /** Everything as the settings say. */
    public static final ExotelChoice OF_THE_SETTINGS = new ExotelChoice(Optional.empty(), Optional.empty());
}
