package ghanti.app;

import ghanti.audio.Level;
import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.audio.Waveform;
import ghanti.emulator.TerminalText;
import ghanti.sound.AudioFolder.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti prompts show}. */
@Command(
        name = "show",
        description = "Draws prompts for people who cannot listen: the waveform, its length and level.",
        footer = {
            "%nExamples:",
            "  ghanti prompts show hello.wav",
            "  ghanti prompts show \"ऑर्डर नंबर\"     recorded prompts with these words"
        })
final class PromptsShowCommand implements Callable<Integer> {

    private static final int HEIGHT = 8;
    private static final int MOST = 5;

    @Parameters(
            paramLabel = "PROMPT",
            description = "A WAV file, the beginning of a recorded file's name, or some of its text.")
    private String what = "";

    @Option(names = "--ascii", description = "Without Braille dots, for terminals that cannot show them.")
    private boolean ascii;

    @Mixin
    private AudioOptions audio = new AudioOptions();

    @Override
    public Integer call() throws IOException {
        if (Files.isRegularFile(Path.of(what))) {
            draw(Path.of(what), "");
            return 0;
        }
        List<Recorded> found = audio.folder().recorded().stream()
                .filter(one -> one.file().getFileName().toString().startsWith(what)
                        || one.clip().text().contains(what))
                .toList();
        if (found.isEmpty()) {
            throw new UsageException("there is no file " + what + ", and nothing recorded in "
                    + audio.folder().path() + " is named or says so");
        }
        for (Recorded one : found.subList(0, Math.min(MOST, found.size()))) {
            draw(
                    one.file(),
                    one.clip().language() + "/" + one.voice() + "  "
                            + one.clip().text());
        }
        if (found.size() > MOST) {
            System.out.println("and " + (found.size() - MOST) + " more");
        }
        return 0;
    }

    private void draw(Path file, String title) throws IOException {
        Terminal terminal = Terminal.of(System.getenv());
        Pcm sound = WavFile.read(file);
        Level level = Level.of(sound);
        if (!title.isEmpty()) {
            TerminalText.wrapped(title, terminal.width()).forEach(line -> System.out.println(terminal.strong(line)));
        }
        System.out.println(terminal.faint(file.toString()));
        System.out.print(new Waveform(terminal.width(), HEIGHT, ascii ? Waveform.Style.ASCII : Waveform.Style.BRAILLE)
                .draw(sound));
        System.out.printf(
                Locale.ROOT,
                "%.2f s, %d Hz, active level %.1f dBov, peak %.1f dBFS%n%n",
                sound.duration().toMillis() / 1000.0,
                sound.rate(),
                level.active(),
                level.peak());
    }
}
