package ghanti.speech;

/**
 * Who speaks: everything beside the words that shapes the sound of a synthesizer.
 *
 * @param provider such as "sarvam" or "espeak"
 * @param model the provider's name for it, empty where it has none
 * @param name the provider's name for the speaker
 * @param pace 1.0 is the provider's own
 */
public record Voice(String provider, String model, String name, double pace) {

    /** A name for a folder, such as "sarvam-shubh". */
    public String folder() {
        return (provider + "-" + name).replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
