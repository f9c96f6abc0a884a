package ghanti.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.flow.PromptMode;
import ghanti.sound.Sounding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sounds where the settings or the flow want them and there are any; whatever fails, the words are left. */
public final class AudioPrompts implements PromptSounds {

    private static final Logger log = LoggerFactory.getLogger(AudioPrompts.class);

    /** A flow without its clips would fill the log; once in a while is enough to see it. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final Sounding sounding;
    private final PromptMode fallback;
    private final Consumer<String> unsounded;
    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(QUIET).maximumSize(1000).build();

    /**
     * @param fallback for flows that say nothing of it
     * @param unsounded is told the flow of every prompt that had to be left to words
     */
    public AudioPrompts(Sounding sounding, PromptMode fallback, Consumer<String> unsounded) {
        this.sounding = sounding;
        this.fallback = fallback;
        this.unsounded = unsounded;
    }

    /** Whether a flow's prompts are to be sounds. */
    public boolean wants(Flow flow) {
        return flow.prompts().orElse(fallback) == PromptMode.AUDIO;
    }

    @Override
    public Optional<String> sound(Flow flow, List<Line> lines) {
        if (!wants(flow)) {
            return Optional.empty();
        }
        try {
            Optional<String> sound = sounding.sound(flow, lines);
            if (sound.isEmpty()) {
                unsounded(flow, lines, "no clip says all of it; see \"prompts check\"");
            }
            return sound;
        } catch (RuntimeException e) {
            unsounded(flow, lines, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void unsounded(Flow flow, List<Line> lines, String why) {
        unsounded.accept(flow.name());
        String place = flow.name() + " " + lines.get(lines.size() - 1).node();
        if (told.asMap().putIfAbsent(place, true) == null) {
            log.warn("the prompt of {} is left to words: {}", place, why);
        }
    }
}
