package ghanti.app;

import ghanti.audio.Pcm;
import ghanti.audio.UnusableSoundException;
import ghanti.audio.WavFile;
import ghanti.sound.ClipMaker;
import ghanti.speech.Clip;
import ghanti.speech.Speaker;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti prompts listen}. */
@Command(
        name = "listen",
        description = "Says a text into a file, as a call would play it.",
        footer = {
            "%nExamples:",
            "  ghanti prompts listen \"नमस्ते\" -o hello.wav",
            "  ghanti prompts listen \"Hello\" --language en --tts espeak"
        })
final class PromptsListenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TEXT", description = "What is said.")
    private String text = "";

    @Option(names = "--language", defaultValue = "hi", paramLabel = "TAG", description = "Its language (default hi).")
    private String language = "hi";

    @Option(
            names = {"-o", "--output"},
            defaultValue = "prompt.wav",
            paramLabel = "FILE",
            description = "The WAV file (default prompt.wav).")
    private Path output = Path.of("prompt.wav");

    @Mixin
    private AudioOptions audio = new AudioOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Synthesizer synthesizer = audio.synthesizer(System.getenv(), new OkHttpClient())
                .orElseThrow(
                        () -> new UsageException("there is nobody who speaks: install espeak-ng, or set GHANTI_TTS"));
        FileTrouble.checkWritable(output);
        if (!synthesizer.speaks(language)) {
            throw new UsageException("nobody speaks \"" + language + "\" here");
        }
        String plain = new Speaker().plain(text, language);
        if (plain.isEmpty()) {
            throw new UsageException("there is nothing to say in \"" + text + "\"");
        }
        try {
            Pcm sound = ClipMaker.sound(synthesizer, new Clip(language, Clip.Kind.PHRASE, plain));
            Files.write(output, WavFile.write(sound));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f s of \"%s\" by %s%n",
                    output,
                    sound.duration().toMillis() / 1000.0,
                    plain,
                    synthesizer.voice(language).folder());
            return 0;
        } catch (SynthesisException | UnusableSoundException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
