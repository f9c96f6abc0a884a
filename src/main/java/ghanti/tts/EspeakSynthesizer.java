package ghanti.tts;

import ghanti.audio.Pcm;
import ghanti.audio.WavException;
import ghanti.audio.WavFile;
import ghanti.provider.Languages;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * The program {@code espeak-ng} (github.com/espeak-ng/espeak-ng), one process for a text, at 22.05 kHz. It needs no
 * account and no network, and takes a few milliseconds.
 *
 * <p>A voice is its name for a language, with a variant if one likes: {@code hi}, {@code hi+f2}; {@code +f2} alone is
 * that variant in every language.
 */
public final class EspeakSynthesizer implements Synthesizer {

    static final int PARALLEL = 4;

    private static final List<String> NAMES = List.of("espeak-ng", "espeak-ng.exe");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** espeak-ng's own 175 is hard to follow on a telephone. */
    private static final int WORDS_PER_MINUTE = 140;

    /** espeak-ng goes no slower, whatever it is told. */
    private static final int FEWEST_WORDS = 80;

    /** At the slowest pace a letter of Hindi is 7 kB of sound. */
    private static final int LONGEST = 2000;

    /** Languages of India it has, by docs/languages.md of its repository, and English. */
    private static final Set<String> LANGUAGES =
            Set.of("as", "bn", "en", "gu", "hi", "kn", "kok", "ml", "mr", "ne", "or", "pa", "ta", "te", "ur");

    /** Never an option, never a path. */
    private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+-]{0,60}");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private final Path program;
    private final Style style;
    private final Duration patience;
    private final Semaphore places = new Semaphore(PARALLEL, true);

    EspeakSynthesizer(Path program, Style style) {
        this(program, style, PATIENCE);
    }

    EspeakSynthesizer(Path program, Style style, Duration patience) {
        this.program = program;
        this.style = style;
        this.patience = patience;
    }

    /**
     * Where the program is.
     *
     * @param path folders as in the variable {@code PATH}
     * @return empty if it is in none of them
     */
    public static Optional<Path> installed(String path) {
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            for (String name : NAMES) {
                Optional<Path> file = file(folder, name);
                if (file.isPresent()) {
                    return file;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> file(String folder, String name) {
        // An empty entry means the folder one happens to be in, which is no place to run programs from.
        if (folder.isBlank()) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(folder).resolve(name);
            return Files.isRegularFile(file) && Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Voice voice(String language) {
        String primary = Languages.primary(language);
        String chosen = style.voices().of(language, primary);
        return new Voice("espeak", "", chosen.startsWith("+") ? primary + chosen : chosen, style.pace());
    }

    /** It reads Latin letters as English, so that Hindi written in them would not be understood. */
    @Override
    public boolean speaks(String language) {
        String primary = Languages.primary(language);
        boolean borrowed = language.contains("-Latn") && !primary.equals("en");
        return LANGUAGES.contains(primary) && !borrowed;
    }

    @Override
    public int parallel() {
        return PARALLEL;
    }

    @Override
    public int longestText() {
        return LONGEST;
    }

    @Override
    public Pcm say(String text, String language) throws SynthesisException, InterruptedException {
        Wording.check(this, text, language);
        String voice = voice(language).name();
        if (!VOICE.matcher(voice).matches()) {
            throw new SynthesisException(
                    "\"" + voice + "\" is no name of an espeak-ng voice. Change GHANTI_TTS_VOICE to one like hi+f2.",
                    true);
        }
        places.acquire();
        try {
            return sound(program(voice).run(plain(text)), voice);
        } catch (Program.TooSlowException e) {
            throw trouble("was not finished within " + patience.toMillis() + " ms. Try again with a shorter text.");
        } catch (Program.TooMuchException e) {
            throw trouble("made more than " + Answer.MOST_BYTES + " bytes of sound. Make the text shorter.");
        } catch (IOException e) {
            throw new SynthesisException(
                    program + " cannot be run (" + e.getMessage()
                            + "). Install espeak-ng, or choose another GHANTI_TTS.",
                    true);
        } finally {
            places.release();
        }
    }

    private Program program(String voice) {
        long words = Math.max(FEWEST_WORDS, Math.round(WORDS_PER_MINUTE * style.pace()));
        List<String> command =
                List.of(program.toString(), "--stdin", "--stdout", "-b", "1", "-v", voice, "-s", Long.toString(words));
        return new Program(command, patience, Answer.MOST_BYTES);
    }

    /** Two brackets would begin names of sounds, which espeak-ng says instead of the letters. */
    private static String plain(String text) {
        return CONTROL.matcher(text).replaceAll(" ").replace("[[", "[ [");
    }

    private static Pcm sound(Program.Result result, String voice) throws SynthesisException {
        String error = result.error().replaceAll("\\s+", " ");
        String said = error.isEmpty() ? "" : " (" + error.substring(0, Math.min(error.length(), 200)) + ")";
        if (error.contains("voice does not exist")) {
            throw new SynthesisException(
                    "espeak-ng has no voice \"" + voice + "\"" + said
                            + ". Change GHANTI_TTS_VOICE; espeak-ng --voices lists those it has.",
                    false);
        }
        if (result.exit() != 0) {
            throw trouble("failed with exit status " + result.exit() + said + ".");
        }
        try {
            Pcm pcm = WavFile.read(result.output());
            if (pcm.samples().length > 0) {
                return pcm;
            }
        } catch (WavException e) {
            throw trouble("gave no sound: " + e.getMessage() + said + ".");
        }
        throw trouble("gave no sound" + said + ". Change the words.");
    }

    private static SynthesisException trouble(String what) {
        return new SynthesisException("espeak-ng " + what, false);
    }
}
