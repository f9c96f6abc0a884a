package ghanti.sound;

import ghanti.audio.UnusableSoundException;
import ghanti.audio.WavFile;
import ghanti.engine.Line;
import ghanti.engine.Line.Part;
import ghanti.flow.Edge;
import ghanti.flow.Flow;
import ghanti.flow.Prompts;
import ghanti.sound.Sounding.Shelves;
import ghanti.speech.Clip;
import ghanti.speech.Speaker;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the phrases of one call that no clip says, such as those with the shop's name, before it is dialled. What is not ready in
 * time, or fails, is no reason not to call: it is joined from clips, or said by Exotel.
 */
public final class Rendering {

    private static final Logger log = LoggerFactory.getLogger(Rendering.class);

    private final Synthesizer synthesizer;
    private final Speaker speaker;
    private final Clips clips;
    private final SoundStore store;
    private final ExecutorService threads;
    private final Clock clock;

    Rendering(Synthesizer synthesizer, Speaker speaker, Shelves shelves, ExecutorService threads, Clock clock) {
        this.synthesizer = synthesizer;
        this.speaker = speaker;
        this.clips = shelves.clips();
        this.store = shelves.store();
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Makes what a call will say of its inputs.
     *
     * @param language the call's
     * @param inputs the call's
     * @param budget how long to wait; what is under way then goes on and serves a later attempt
     */
    public void prepare(Flow flow, String language, Map<String, Object> inputs, Duration budget) {
        List<Future<?>> under = new ArrayList<>();
        for (Clip clip : missing(flow, language, inputs)) {
            under.add(threads.submit(() -> make(clip)));
        }
        long until = System.nanoTime() + budget.toNanos();
        for (Future<?> one : under) {
            try {
                one.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                log.warn(
                        "prompts of {} were not ready within {} ms; the call goes on without them",
                        flow.name(),
                        budget.toMillis());
                // What waits still would only keep later calls waiting; what is under way goes on and is kept.
                under.forEach(waiting -> waiting.cancel(false));
                return;
            } catch (ExecutionException e) {
                log.warn("a prompt of {} could not be made: {}", flow.name(), String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The phrases of all nodes whose values are known now and that are nowhere yet. */
    private Set<Clip> missing(Flow flow, String language, Map<String, Object> inputs) {
        Set<Clip> said = new LinkedHashSet<>();
        for (String spoken : languages(flow, language)) {
            // What everybody hears comes first, then what is said to those who press nothing or a wrong key.
            for (Part part : List.of(Part.PROMPT, Part.NO_INPUT, Part.INVALID)) {
                flow.nodes().values().stream()
                        .filter(Prompts::speaks)
                        .map(node -> new Line(node.name(), part, spoken, inputs))
                        .flatMap(line -> speaker.phrases(flow, line).stream())
                        .map(phrase -> new Clip(phrase.language(), Clip.Kind.PHRASE, phrase.text()))
                        .forEach(said::add);
            }
        }
        said.removeIf(clip -> !synthesizer.speaks(clip.language()) || isThere(clip));
        return said;
    }

    /** The call's own, and what a key in the call can change it to. */
    private static Set<String> languages(Flow flow, String language) {
        Set<String> languages = new LinkedHashSet<>(List.of(language));
        flow.nodes().values().stream()
                .flatMap(node -> node.edges().stream())
                .map(Edge::language)
                .flatMap(Optional::stream)
                .forEach(languages::add);
        return languages;
    }

    private boolean isThere(Clip clip) {
        String voice = synthesizer.voice(clip.language()).folder();
        return clips.find(clip, voice).isPresent() || store.renew(hash(clip), clock.instant());
    }

    private String hash(Clip clip) {
        return SoundHash.of(clip, synthesizer.voice(clip.language()));
    }

    private void make(Clip clip) {
        try {
            byte[] wav = WavFile.write(ClipMaker.sound(synthesizer, clip));
            store.keepWav(hash(clip), wav, clock.instant());
        } catch (SynthesisException | UnusableSoundException e) {
            log.warn("a prompt could not be made: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
