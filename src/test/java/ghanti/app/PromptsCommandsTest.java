package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ghanti.audio.WavFile;
import ghanti.emulator.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code prompts} as a user types it, with a small program in espeak-ng's place. */
class PromptsCommandsTest {

    private static final Path FLOWS = Path.of("src/test/wire/flows");

    @TempDir
    private Path folder;

    private FakeEspeak espeak;

    @BeforeEach
    void install() throws IOException {
        espeak = FakeEspeak.in(folder, "");
    }

    private Path sounds() {
        return folder.resolve("sounds");
    }

    private CommandRun prompts(String... arguments) throws Exception {
        return prompts(Map.of(), arguments);
    }

    private CommandRun prompts(Map<String, String> more, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("prompts"));
        all.addAll(List.of(arguments));
        Map<String, String> environment = new java.util.HashMap<>(espeak.environment());
        environment.put("GHANTI_FLOWS", FLOWS.toString());
        environment.put("GHANTI_AUDIO_CACHE", sounds().toString());
        environment.putAll(more);
        return CommandRun.with(environment, all.toArray(new String[0]));
    }

    private List<Path> wavs() throws IOException {
        if (!Files.exists(sounds())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sounds())) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"check", "list", "build", "prune"})
    void anIndexThatIsAFolderIsNamedWithTheWayOut(String command) throws Exception {
        Path index = Files.createDirectories(sounds().resolve("en/espeak-en/index.tsv"));
        CommandRun run = prompts(command);
        assertThat(run.code()).isNotZero();
        assertThat(run.err())
                .contains(index + " cannot be used: it is a folder; remove it")
                .doesNotContain("\tat ");
    }

    @Test
    void aPersonsRecordingsBecomeAVoice() throws Exception {
        CommandRun script = prompts("script", "--language", "en");
        assertThat(script.out()).contains("file\tkind\ttext", "en-001.wav\tphrase\t", "word\tseven,", "word\tseven.");
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        Files.writeString(recordings.resolve("script.tsv"), script.out());
        Files.writeString(recordings.resolve("en-002.wav"), "no sound");
        assertThat(prompts(
                                "listen",
                                "Hello",
                                "--language",
                                "en",
                                "-o",
                                recordings.resolve("en-001.wav").toString())
                        .code())
                .isZero();
        CommandRun taken = prompts("import", recordings.toString(), "--language", "en", "--voice", "asha");
        assertThat(taken.out())
                .contains("1 in " + sounds().resolve("en/recorded-asha"))
                .containsPattern("\\d+ are still to be recorded; \"prompts script --language en --voice asha\"");
        assertThat(taken.err()).startsWith("en-002.wav: not a WAV file");
        assertThat(taken.code()).isEqualTo(1);
        assertThat(wavs()).hasSize(1);
        CommandRun rest = prompts("script", "--language", "en", "--voice", "asha");
        assertThat(rest.out().lines().count()).isEqualTo(script.out().lines().count() - 1);
        for (String[] wrong : new String[][] {
            {"import", recordings.toString(), "--voice", "asha"},
            {"import", folder.toString(), "--voice", "asha", "--language", "en"},
            {"import", recordings.toString(), "--voice", "../x", "--language", "en"}
        }) {
            CommandRun run = prompts(wrong);
            assertThat(run.code()).as(run.everything()).isEqualTo(2);
        }
    }

    @Test
    void buildMakesWhatIsMissingAndCheckIsContent() throws Exception {
        CommandRun dry = prompts("build", "--dry-run");
        assertThat(dry.out())
                .containsPattern("en: \\d+ missing, in the voice espeak-en")
                .containsPattern("\\d{4} characters to be said\\.");
        assertThat(wavs()).isEmpty();
        assertThat(prompts("check").code()).isEqualTo(1);

        CommandRun build = prompts("build");
        assertThat(build.code()).as(build.everything()).isZero();
        assertThat(build.out()).contains(wavs().size() + " made.", "All " + wavs().size() + " prompts are in ");
        assertThat(espeak.asked()).isEqualTo(wavs().size());
        assertThat(prompts("check").out()).isEqualTo("Every prompt has its sound.");
        assertThat(prompts("check", "--tts", "none").code()).isZero();
        assertThat(prompts("build").out()).startsWith("Nothing is missing.");
        assertThat(espeak.asked()).isEqualTo(wavs().size());

        Path one = wavs().get(0);
        Files.write(one, "ID3\u0004 this was an MP3".getBytes(StandardCharsets.UTF_8));
        CommandRun broken = prompts("check");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).startsWith(one + ": corrupt: ").contains("1 to mend");
        assertThat(prompts("build").out()).contains("1 made.");
        assertThat(prompts("check").code()).isZero();
    }

    @Test
    void pruneOfOneLanguageLeavesTheOthers() throws Exception {
        prompts("build");
        int all = wavs().size();
        Path stray = sounds().resolve("hi/espeak-hi/0123456789abcdef0123456789abcdef.wav");
        Files.copy(wavs().get(0), stray);
        CommandRun prune = prompts("prune", "--language", "hi");
        assertThat(prune.out()).isEqualTo(stray + "\n1 deleted.");
        assertThat(wavs()).hasSize(all);
        Files.writeString(sounds().resolve("en/espeak-en/index.tsv"), "");
        assertThat(prompts("prune").out()).isEqualTo("0 deleted.");
        assertThat(prompts("check").out()).contains("it has no index that can be read");
        assertThat(prompts("build").out()).startsWith("Nothing is missing.");
        assertThat(prompts("check").code()).isZero();
    }

    @Test
    void theListIsATableOfAnyWidth() throws Exception {
        assertThat(prompts("list").out())
                .isEqualTo("Nothing is recorded in " + sounds() + "; \"prompts build\" does it.");
        prompts("build");
        for (int width : new int[] {60, 80, 120}) {
            for (String more : new String[] {"", "--words"}) {
                String[] arguments = more.isEmpty() ? new String[] {"list"} : new String[] {"list", more};
                List<String> lines = prompts(Map.of("COLUMNS", "" + width), arguments)
                        .out()
                        .lines()
                        .toList();
                assertThat(lines)
                        .allMatch(line -> TerminalText.wrapped(line, width).size() == 1);
                int column = lines.get(1).indexOf("text");
                assertThat(lines.stream().filter(line -> line.matches("  ([0-9a-f]{8} | {10}).*")))
                        .hasSizeGreaterThan(10)
                        .allMatch(line -> line.charAt(column) != ' ' && line.charAt(column - 1) == ' ');
            }
        }
        assertThat(prompts("list").out()).contains("लेने के लिए एक दबाएँ।", "words of values; --words shows them");
        assertThat(prompts("list", "--words").out()).contains("निन्यानवे", "ninety-nine");
    }

    @Test
    void listenWritesAFileAndShowDrawsIt() throws Exception {
        Path file = folder.resolve("hello.wav");
        CommandRun listen = prompts("listen", "Rs 450 please", "--language", "en", "-o", file.toString());
        assertThat(listen.out())
                .startsWith(file + ": 1.")
                .contains("of \"four hundred fifty rupees please\" by espeak-en");
        assertThat(WavFile.read(file).rate()).isEqualTo(8000);
        CommandRun show = prompts(Map.of("COLUMNS", "60"), "show", file.toString(), "--ascii");
        assertThat(show.out()).startsWith(file + "\n").contains("8000 Hz, active level -20.0 dBov", " 0 dB +");
        assertThat(show.out().lines().filter(line -> !line.startsWith("/"))).allMatch(line -> line.length() <= 60);
        prompts("build");
        assertThat(prompts("show", "Thank you").out()).contains("en/espeak-en", "Thank you.");
        String name = wavs().get(0).getFileName().toString();
        assertThat(prompts("show", name.substring(0, 8)).out()).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "biuld|there is no command \"biuld\"; did you mean \"build\"?",
                "build --tts nobody|it must be sarvam, openai, azure, google, elevenlabs, espeak or none.",
                "build --tts sarvam|set SARVAM_API_KEY",
                "check --tts azure|set AZURE_API_KEY",
                "build --tts none|there is nobody who speaks: install espeak-ng, or set GHANTI_TTS",
                "build --language xx|no flow in src/test/wire/flows speaks xx",
                "build --flows no/such|the folder of flows no/such cannot be read",
                "build --audio-cache pom.xml|pom.xml/",
                "build --tts-pace 9|GHANTI_TTS_PACE is 9.0; with espeak it must be between 0.5 and 2.0.",
                "build --tts-model big|espeak has no models",
                "listen|listen needs TEXT",
                "listen ...|there is nothing to say in \"...\"",
                "listen hello --language xx|nobody speaks \"xx\" here",
                "listen hello -o no/such/hello.wav|no/such/hello.wav cannot be written: there is no folder ",
                "listen hello -o src|src cannot be written: it is a folder",
                "listen hello --tts none|there is nobody who speaks",
                "show|show needs PROMPT",
                "show nothing|there is no file nothing, and nothing recorded in ",
                "show pom.xml|pom.xml: not a WAV file"
            })
    void aWrongCallIsOneSentenceAndTwo(String line, String sentence) throws Exception {
        CommandRun run = prompts(line.split(" "));
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(sentence).doesNotContain("Exception", "\tat ");
    }

    @Test
    void withoutASubcommandItTellsThem() throws Exception {
        CommandRun run = prompts();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("build", "list", "check", "prune", "listen", "show", "Examples:");
    }

    @Test
    void aTerminalThatIsNotUtf8IsTold() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "this machine cannot pass the words on");
        CommandRun run = prompts(Map.of("LC_ALL", "C", "LANG", "C"), "show", "नमस्ते");
        // Some systems take C for UTF-8; then it is only not found.
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).containsPattern("set LC_ALL=C\\.UTF-8|नमस्ते");
    }

    @Test
    void ctrlCKeepsWhatWasMade() throws Exception {
        espeak = FakeEspeak.in(folder, "sleep 0.1");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ghanti.app.Main",
                        "prompts",
                        "build")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(espeak.environment());
        builder.environment().put("GHANTI_FLOWS", FLOWS.toString());
        builder.environment().put("GHANTI_AUDIO_CACHE", sounds().toString());
        Process build = builder.start();
        TestApi.eventually(java.time.Duration.ofSeconds(30), () -> wavs().size() > 12);
        build.destroy();
        assertThat(build.waitFor(10, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(folder.resolve("output"));
        assertThat(output).contains("Stopped. What was made is kept").doesNotContain("Exception");

        int made = wavs().size();
        assertThat(prompts("list", "--words").out().lines().filter(line -> line.matches("  [0-9a-f]{8} .*")))
                .hasSize(made);
        assertThat(prompts("prune").out()).isEqualTo("0 deleted.");
        espeak = FakeEspeak.in(folder, "");
        Files.delete(folder.resolve("bin/asked"));
        assertThat(prompts("build").code()).isZero();
        assertThat(espeak.asked()).isEqualTo(wavs().size() - made);
        assertThat(prompts("check").code()).isZero();
    }

    @Test
    void twoBuildsAtOnceComeOutRight() throws Exception {
        CompletableFuture<CommandRun> other = CompletableFuture.supplyAsync(() -> {
            try {
                return prompts("build");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        CommandRun one = prompts("build");
        assertThat(one.code()).as(one.everything()).isZero();
        assertThat(other.join().code()).as(other.join().everything()).isZero();
        assertThat(prompts("check").out()).isEqualTo("Every prompt has its sound.");
        try (Stream<Path> files = Files.walk(sounds())) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }
}
