package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line in processes of its own: exit codes, and one sentence where it was called wrongly. */
class CommandLineTest {

    private static void isOneSentence(CommandRun run) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sreve",
                "serve --prot 80",
                "serve --port eighty",
                "serve --port 70000",
                "serve --flows no/such/folder",
                "serve --window noon",
                "serve --result-url nowhere",
                "serve --public-url ftp://a",
                "serve extra",
                "check no-such-file.yaml",
                "check --flows no/such/folder",
                "demo --speed 0",
                "demo --speed fast"
            })
    void aWrongCallIsOneSentenceAndTwo(String line) throws Exception {
        isOneSentence(CommandRun.of(line.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            chek                         | there is no command "chek"; did you mean "check"?. See: ghanti --help
            serve x                      | "x" is too much; serve takes options alone. See: ghanti serve --help
            play a b                     | "b" is too much; play takes FLOW and options. See: ghanti play --help
            play                         | play needs FLOW. See: ghanti play --help
            replay                       | replay needs CALL_ID. See: ghanti replay --help
            check --formt x              | there is no option --formt; did you mean --format?. See: ghanti check --help
            check --format xml           | --format must be text, json or github, not "xml". See: ghanti check --help
            serve --port abc             | --port must be a whole number, not "abc". See: ghanti serve --help
            serve --port                 | --port needs a value, PORT. See: ghanti serve --help
            demo --speed fast            | --speed must be a number, not "fast". See: ghanti demo --help
            play cod-confirmation --set x | --set must be NAME=VALUE, not "x". See: ghanti play --help
            demo --language de           | --language must be one of hi, hi-Latn, en, not "de"
            """)
    void whatIsWrongWithACallIsTold(String line, String sentence) throws Exception {
        CommandRun run = CommandRun.of(line.split(" "));
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(sentence.replace("?.", "?"));
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aServerThatCannotStartForWantOfFlowsLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path flows : new Path[] {folder.resolve("no-flows"), empty}) {
            isOneSentence(
                    CommandRun.of("serve", "--port", "0", "--data", data.toString(), "--flows", flows.toString()));
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void helpIsZero() throws Exception {
        assertThat(CommandRun.of("--help").code()).isZero();
        CommandRun serve = CommandRun.of("serve", "--help");
        assertThat(serve.code()).isZero();
        assertThat(serve.out()).contains("--port", "PORT", "DATABASE_URL", "GHANTI_WEBHOOK_TOKEN");
    }

    static Stream<CommandLine> commands() {
        return Stream.iterate(List.of(Main.commandLine()), all -> !all.isEmpty(), CommandLineTest::below)
                .flatMap(List::stream);
    }

    private static List<CommandLine> below(List<CommandLine> commands) {
        return commands.stream()
                .flatMap(command -> command.getSubcommands().values().stream())
                .toList();
    }

    /** Longer lines are broken without regard to their columns. */
    @ParameterizedTest
    @MethodSource("commands")
    void helpTeachesInLinesThatFit(CommandLine command) {
        String[] footer = command.getCommandSpec().usageMessage().footer();
        String[] ofAll = Main.commandLine().getCommandSpec().usageMessage().footer();
        assertThat(footer).isNotEmpty();
        if (command.getParent() != null) {
            assertThat(footer).isNotEqualTo(ofAll);
        }
        assertThat(footer)
                .allSatisfy(line -> assertThat(line.replace("%n", "").length()).isLessThan(80));
    }

    @Test
    void checkTellsEveryProblemWithItsPlace(@TempDir Path folder) throws Exception {
        CommandRun good = CommandRun.of("check", "--flows", TestSettings.FLOWS.toString());
        assertThat(good.code()).isZero();
        assertThat(good.out()).contains("1 flow is in order");
        Path broken = broken(folder);
        CommandRun bad = CommandRun.of("check", "--flows", folder.toString());
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out()).contains("broken.yaml:").containsPattern("broken\\.yaml:\\d+:\\d+: error: ");
        assertThat(bad.out().lines().filter(line -> line.contains(": error: ")).count())
                .isGreaterThan(1);
        assertThat(CommandRun.of("check", broken.toString()).code()).isEqualTo(1);
    }

    private static Path broken(Path folder) throws Exception {
        return Files.writeString(folder.resolve("broken.yaml"), """
            flow: broken
            languages: [en]
            start: nowhere
            nodes:
              a: {type: menu, prompt: {en: "{missing}"}, keys: {"1": b}, exhausted: c}
            """);
    }

    @Test
    void aServerDoesNotStartOnABrokenFlow(@TempDir Path folder) throws Exception {
        broken(folder);
        CommandRun run = CommandRun.of("serve", "--port", "0", "--flows", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .containsPattern("broken\\.yaml:\\d+:\\d+: error: ")
                .doesNotContain("Exception");
    }

    @Test
    void aServerDoesNotStartOnATakenPortOrHalfAnAccount() throws Exception {
        String flows = TestSettings.FLOWS.toString();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of(
                    "serve", "--host", "127.0.0.1", "--port", Integer.toString(taken.getLocalPort()), "--flows", flows);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("taken");
            assertThat(run.everything()).doesNotContain("Exception");
        }
        CommandRun half = CommandRun.with(Map.of("EXOTEL_ACCOUNT_SID", "exampletenant1"), "serve", "--flows", flows);
        isOneSentence(half);
        assertThat(half.err()).contains("EXOTEL_API_TOKEN", "EXOTEL_APP_ID");
    }

    @Test
    void demoAccepts() throws Exception {
        CommandRun run = CommandRun.of("demo", "--speed", "500");
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out()).contains("accepted", "30", "webhook-signature").doesNotContain("FAULT");
        assertThat(CommandRun.of("demo", "--speed", "500", "--keys", "0 1").code())
                .isEqualTo(1);
    }
}
