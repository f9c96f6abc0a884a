package ghanti.sound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.sound.Recipe.Part;
import ghanti.speech.Clip;
import ghanti.speech.Pause;
import ghanti.speech.Phrase;
import ghanti.speech.Speaker;
import ghanti.speech.Synthesizer;
import ghanti.speech.Word;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lines to sound. A phrase is the clip of its whole where there is one, made beforehand or for this call; else it is joined
 * from the clips of its words. All of a prompt is in one voice: the first that has all of it.
 */
public final class Sounding {

    /** What a phrase made as a whole has around it, so that it counts in the pause between sentences. */
    private static final Duration AROUND_A_PHRASE = Duration.ofMillis(160);

    /** Stores forget what is old; long before that a recipe is written down again. */
    private static final Duration KEPT_FOR_SURE = Duration.ofHours(6);

    private final Speaker speaker;
    private final Clips clips;
    private final Sounds sounds;
    private final SoundStore store;
    private final Optional<Synthesizer> synthesizer;
    private final Clock clock;
    private final Cache<String, Boolean> kept;

    /** Where sounds are. */
    record Shelves(Clips clips, Sounds sounds, SoundStore store, Optional<Synthesizer> synthesizer) {}

    Sounding(Speaker speaker, Shelves shelves, Clock clock) {
        this.speaker = speaker;
        this.clips = shelves.clips();
        this.sounds = shelves.sounds();
        this.store = shelves.store();
        this.synthesizer = shelves.synthesizer();
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(KEPT_FOR_SURE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * The hash of one sound for all the lines.
     *
     * @return empty if there is a word that no clip says
     */
    public Optional<String> sound(Flow flow, List<Line> lines) {
        return parts(flow, lines).filter(parts -> !parts.isEmpty()).map(this::keep);
    }

    /** What is heard when whatever cannot be sounded is left out. */
    public Heard heard(Flow flow, List<Line> lines) {
        List<Phrase> phrases = phrases(flow, lines);
        Optional<List<Part>> whole = parts(phrases);
        if (whole.isPresent()) {
            return new Heard(whole.get().isEmpty() ? Optional.empty() : whole.map(this::keep), List.of());
        }
        List<String> missing = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        phrases.forEach(phrase -> parts.addAll(asFarAsPossible(phrase, missing)));
        return new Heard(parts.isEmpty() ? Optional.empty() : Optional.of(keep(parts)), missing);
    }

    /**
     * A prompt without what could not be sounded.
     *
     * @param hash of the sound, or empty if there is nothing to hear
     * @param missing the words that were left out
     */
    public record Heard(Optional<String> hash, List<String> missing) {}

    private Optional<List<Part>> parts(Flow flow, List<Line> lines) {
        return parts(phrases(flow, lines));
    }

    private List<Phrase> phrases(Flow flow, List<Line> lines) {
        return lines.stream()
                .flatMap(line -> speaker.phrases(flow, line).stream())
                .toList();
    }

    private Optional<List<Part>> parts(List<Phrase> phrases) {
        int voices = phrases.stream()
                .mapToInt(phrase -> clips.voices(phrase.language()).size())
                .max()
                .orElse(0);
        for (int choice = 0; choice < Math.max(1, voices); choice++) {
            List<Part> parts = new ArrayList<>();
            boolean all = true;
            for (Phrase phrase : phrases) {
                Optional<List<Part>> more = parts(phrase, voice(phrase.language(), choice));
                all = all && more.isPresent();
                more.ifPresent(parts::addAll);
            }
            if (all) {
                return Optional.of(parts);
            }
        }
        return Optional.empty();
    }

    private String voice(String language, int choice) {
        List<String> voices = clips.voices(language);
        return voices.isEmpty() ? "" : voices.get(Math.min(choice, voices.size() - 1));
    }

    private Optional<List<Part>> parts(Phrase phrase, String voice) {
        Optional<String> whole = whole(phrase, voice);
        if (whole.isPresent()) {
            return Optional.of(List.of(new Part(phrasePause(), whole.get())));
        }
        List<Part> parts = new ArrayList<>();
        List<Word> words = phrase.words();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            Optional<String> clip = word.known() ? clip(phrase, i, voice) : Optional.empty();
            if (clip.isEmpty()) {
                return Optional.empty();
            }
            parts.add(new Part(word.before().length(), clip.get()));
        }
        return Optional.of(parts);
    }

    /** The clip of one of a phrase's words; of the last one that in which the voice falls, if there is one. */
    private Optional<String> clip(Phrase phrase, int at, String voice) {
        String word = phrase.words().get(at).text();
        Optional<String> ending =
                at == phrase.words().size() - 1 ? there(Clip.ending(phrase.language(), word), voice) : Optional.empty();
        return ending.or(() -> there(new Clip(phrase.language(), Clip.Kind.WORD, word), voice));
    }

    private Optional<String> there(Clip clip, String voice) {
        return clips.find(clip, voice).filter(hash -> sounds.wav(hash).isPresent());
    }

    private Optional<String> whole(Phrase phrase, String voice) {
        Clip clip = new Clip(phrase.language(), Clip.Kind.PHRASE, phrase.text());
        return clips.find(clip, voice)
                .or(() -> madeForTheCall(clip, voice))
                .filter(hash -> sounds.wav(hash).isPresent());
    }

    private Optional<String> madeForTheCall(Clip clip, String voice) {
        return synthesizer
                .filter(speaking -> speaking.speaks(clip.language()))
                .map(speaking -> speaking.voice(clip.language()))
                .filter(speaking -> speaking.folder().equals(voice))
                .map(speaking -> SoundHash.of(clip, speaking));
    }

    private List<Part> asFarAsPossible(Phrase phrase, List<String> missing) {
        for (String voice : clips.voices(phrase.language())) {
            Optional<List<Part>> all = parts(phrase, voice);
            if (all.isPresent()) {
                return all.get();
            }
        }
        String voice = voice(phrase.language(), 0);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < phrase.words().size(); i++) {
            Word word = phrase.words().get(i);
            clip(phrase, i, voice)
                    .ifPresentOrElse(
                            hash -> parts.add(new Part(word.before().length(), hash)), () -> missing.add(word.text()));
        }
        return parts;
    }

    private static Duration phrasePause() {
        return Pause.BETWEEN_SENTENCES.length().minus(AROUND_A_PHRASE);
    }

    /** A sound that is a file needs no recipe; any other is written down before anyone is told of it. */
    private String keep(List<Part> parts) {
        if (parts.size() == 1 && clips.file(parts.get(0).hash()).isPresent()) {
            return parts.get(0).hash();
        }
        List<Part> fromTheStart = new ArrayList<>(parts);
        fromTheStart.set(0, new Part(Duration.ZERO, parts.get(0).hash()));
        Recipe recipe = new Recipe(fromTheStart);
        String hash = recipe.hash();
        if (kept.getIfPresent(hash) == null) {
            store.keepRecipe(hash, recipe.text(), clock.instant());
            kept.put(hash, true);
        }
        return hash;
    }
}
