package ghanti.sound;

import ghanti.speech.Speaker;
import ghanti.speech.Synthesizer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Everything a server needs to sound prompts.
 *
 * @param rendering makes what only one call says; empty without a synthesizer
 */
public record Studio(Sounds sounds, Sounding sounding, Optional<Rendering> rendering) {

    /**
     * What a studio is made of.
     *
     * @param threads for requests to the synthesizer
     * @param mostBytes of sound kept in memory
     */
    public record Parts(
            AudioFolder folder,
            SoundStore store,
            Optional<Synthesizer> synthesizer,
            ExecutorService threads,
            long mostBytes) {}

    /** Puts the parts together. */
    public static Studio of(Parts parts, Speaker speaker, Clock clock) {
        Clips clips = new Clips(parts.folder(), parts.synthesizer());
        Sounds sounds = new Sounds(clips, parts.store(), parts.mostBytes());
        Sounding.Shelves shelves = new Sounding.Shelves(clips, sounds, parts.store(), parts.synthesizer());
        return new Studio(
                sounds,
                new Sounding(speaker, shelves, clock),
                parts.synthesizer().map(speaking -> new Rendering(speaking, speaker, shelves, parts.threads(), clock)));
    }
}
