package ghanti.call;

import ghanti.engine.Line;
import ghanti.flow.Flow;
import java.util.List;
import java.util.Optional;

/** Sounds for what a line is told. */
public interface PromptSounds {

    /** For where words are enough. */
    PromptSounds NONE = (flow, lines) -> Optional.empty();

    /** The hash of one sound of all the lines, or empty if Exotel is to read the words. Does not fail. */
    Optional<String> sound(Flow flow, List<Line> lines);
}
