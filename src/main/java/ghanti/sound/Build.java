package ghanti.sound;

import ghanti.audio.UnusableSoundException;
import ghanti.speech.Clip;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the clips that are missing. It can be stopped at any moment and started again: a file is there whole or not at all, and what
 * is there is not made again.
 */
public final class Build {

    private static final Logger log = LoggerFactory.getLogger(Build.class);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private final Synthesizer synthesizer;
    private final ClipMaker maker;
    private final Indexes indexes;

    public Build(AudioFolder folder, Synthesizer synthesizer) {
        this.synthesizer = synthesizer;
        this.maker = new ClipMaker(folder, synthesizer);
        this.indexes = new Indexes(folder, synthesizer);
    }

    /**
     * What remains to be done.
     *
     * @param wanted every clip with its users
     * @param unspeakable clips in languages that the synthesizer has no voice for
     */
    public record Plan(Map<Clip, SortedSet<String>> wanted, List<Clip> missing, List<Clip> unspeakable) {

        /** How many characters a provider would be sent. */
        public long characters() {
            return missing.stream()
                    .mapToLong(clip ->
                            clip.spoken().codePointCount(0, clip.spoken().length()))
                    .sum();
        }
    }

    /** Is told of each clip, in the order of the plan, by the thread that runs the build. */
    public interface Progress {
        void made(Clip clip);

        void failed(Clip clip, String why);
    }

    /** What came of one clip. */
    private record Outcome(String failure, boolean hopeless) {}

    private static final Outcome GOOD = new Outcome("", false);

    /** Looks what is missing. */
    public Plan plan(Map<Clip, SortedSet<String>> wanted) {
        List<Clip> missing = new ArrayList<>();
        List<Clip> unspeakable = new ArrayList<>();
        for (Clip clip : wanted.keySet()) {
            if (!synthesizer.speaks(clip.language())) {
                unspeakable.add(clip);
            } else if (!indexes.isThere(clip)) {
                missing.add(clip);
            }
        }
        return new Plan(wanted, missing, unspeakable);
    }

    /**
     * Makes what a plan says is missing and brings the indexes up to date. A failure that every other clip would share ends it.
     *
     * @return what failed, with the reason
     * @throws InterruptedException if the thread was interrupted; what was made is kept and in the index
     */
    public Map<Clip, String> run(Plan plan, Progress progress) throws IOException, InterruptedException {
        indexes.open(plan.missing());
        Map<Clip, String> failed = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, synthesizer.parallel()));
        try {
            Map<Clip, Future<Outcome>> under = new LinkedHashMap<>();
            plan.missing().forEach(clip -> under.put(clip, threads.submit(() -> make(clip))));
            for (Map.Entry<Clip, Future<Outcome>> one : under.entrySet()) {
                Outcome outcome = outcome(one.getValue());
                if (outcome.equals(GOOD)) {
                    progress.made(one.getKey());
                } else {
                    progress.failed(one.getKey(), outcome.failure());
                    failed.put(one.getKey(), outcome.failure());
                }
                if (outcome.hopeless()) {
                    break;
                }
            }
        } finally {
            stop(threads);
            indexes.bringUpToDate(plan.wanted());
        }
        return failed;
    }

    /** What is being written just now belongs into the index too. Whoever interrupts once more is in a hurry. */
    private static void stop(ExecutorService threads) throws InterruptedException {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        boolean finished = threads.awaitTermination(LONGEST_WRITE.toSeconds(), TimeUnit.SECONDS);
        log.debug("the build ends; interrupted: {}, every file written: {}", interrupted, finished);
    }

    private Outcome make(Clip clip) throws IOException, InterruptedException {
        try {
            maker.make(clip);
            return GOOD;
        } catch (SynthesisException e) {
            return new Outcome(String.valueOf(e.getMessage()), e.isHopeless());
        } catch (UnusableSoundException e) {
            return new Outcome(String.valueOf(e.getMessage()), false);
        }
    }

    private static Outcome outcome(Future<Outcome> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cannotWrite) {
                throw cannotWrite;
            }
            if (e.getCause() instanceof UncheckedIOException cannotWrite) {
                throw cannotWrite.getCause();
            }
            throw new IllegalStateException("a clip could not be made", e.getCause());
        }
    }
}
