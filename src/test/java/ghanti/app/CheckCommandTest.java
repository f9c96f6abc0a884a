package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Problem;
import ghanti.flow.Problem.Severity;
import ghanti.flow.yaml.FlowFolder.Contents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {

    private static final Problem ERROR =
            new Problem("flows/a.yaml", 3, 5, Severity.ERROR, "100 % \"wrong\"\nहै, true: no");
    private static final Problem WARNING = new Problem("flows/b, c:d.yaml", 1, 1, Severity.WARNING, "odd");

    @Test
    void tellsPeopleFileByFile() {
        assertThat(print(ProblemFormat.TEXT, ERROR, WARNING)).isEqualTo("""
                        flows/a.yaml:3:5: error: 100 % "wrong"
                        है, true: no

                        flows/b, c:d.yaml:1:1: warning: odd

                        1 error and 1 warning.
                        """);
    }

    @Test
    void saysThatAllIsInOrder() {
        assertThat(print(ProblemFormat.TEXT)).isEqualTo("0 flows are in order.\n");
        assertThat(print(ProblemFormat.TEXT, WARNING, WARNING)).endsWith("\n0 flows are in order, with 2 warnings.\n");
    }

    @Test
    void tellsProgramsInJson() {
        assertThat(print(ProblemFormat.JSON)).isEqualTo("[]\n");
        assertThat(print(ProblemFormat.JSON, ERROR, WARNING))
                .isEqualTo("[{\"file\":\"flows/a.yaml\",\"line\":3,\"column\":5,\"severity\":\"error\","
                        + "\"sentence\":\"100 % \\\"wrong\\\"\\nहै, true: no\"},"
                        + "{\"file\":\"flows/b, c:d.yaml\",\"line\":1,\"column\":1,\"severity\":\"warning\","
                        + "\"sentence\":\"odd\"}]\n");
    }

    @Test
    void annotatesOnGitHub() {
        assertThat(print(ProblemFormat.GITHUB, ERROR, WARNING)).isEqualTo("""
                        ::error file=flows/a.yaml,line=3,col=5::100 %25 "wrong"%0Aहै, true: no
                        ::warning file=flows/b%2C c%3Ad.yaml,line=1,col=1::odd
                        """);
        assertThat(print(ProblemFormat.GITHUB)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, flows, text",
        "0, src/test/resources/flow-checks/unreachable, json",
        "1, src/test/resources/flow-checks/open-length, github",
        "2, flows, xml",
        "2, no-such-folder, text"
    })
    void errorsAloneAreAFailure(int code, String folder, String format) {
        assertThat(Main.commandLine().execute("check", "--flows", folder, "--format", format))
                .isEqualTo(code);
    }

    @Test
    void aFileThatIsNotThereDoesNotHideWhatIsWrongWithTheOthers(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.yaml");
        Path good = write(folder, "good", "bye: {type: end, outcome: done}");
        Path bad = write(folder, "bad", "bye: {type: end, outcome: done, colour: red}");

        CommandRun run = CommandRun.of("check", missing.toString(), good.toString(), folder.toString(), bad.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        missing + ":1:1: error: there is no such file",
                        folder + ":1:1: error: this is a folder; name the files in it, or the folder with --flows",
                        "node \"bye\" has no \"colour\"",
                        "3 errors.");
        assertThat(run.err()).isEqualTo("there is no file " + missing);
    }

    /** Nobody writes into it: whoever reads it waits for ever. */
    private static Path pipe(Path folder) throws Exception {
        Path pipe = folder.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    @Timeout(60)
    void aPipeIsNotRead(@TempDir Path folder) throws Exception {
        Path pipe = pipe(folder);
        Path good = write(folder, "good", "bye: {type: end, outcome: done, prompt: Goodbye.}");

        CommandRun all = CommandRun.of("check", "--flows", folder.toString());
        CommandRun one = CommandRun.of("check", pipe.toString());
        CommandRun both = CommandRun.of("check", pipe.toString(), good.toString());

        assertThat(all.code()).as(all.everything()).isZero();
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.err()).isEqualTo(pipe + " is no regular file; copy what it gives into one");
        assertThat(both.out())
                .contains(pipe + ":1:1: error: this is no regular file, so that nobody knows when it ends");
    }

    @Test
    void whatAFileNamesIsFoundBesideItOrInTheFlowsFolder(@TempDir Path folder) throws Exception {
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Path beside = Files.createDirectory(folder.resolve("drafts"));
        Path order = write(beside, "order", """
                hold: {type: flow, flow: inner, outcomes: {done: bye}}
                  bye: {type: end, outcome: done, then: {flow: later, after: 5m}}""");
        write(flows, "inner", "bye: {type: end, outcome: done}");
        write(beside, "inner", "bye: {type: end, outcome: done, then: {flow: last, after: 5m}}");
        write(flows, "later", "bye: {type: end, outcome: done, colour: red}");
        write(flows, "last", "bye: {type: end, outcome: done, sound: loud}");
        write(flows, "unrelated", "bye: {type: end, outcome: done, smell: sweet}");

        CommandRun run = CommandRun.of("check", order.toString(), "--flows", flows.toString());

        assertThat(run.code()).as(run.everything()).isEqualTo(1);
        assertThat(run.out())
                .contains(flows.resolve("later.yaml") + ":5:", "has no \"colour\"", "has no \"sound\"", "2 errors")
                .doesNotContain("smell", "there is no flow");
    }

    private static Path write(Path folder, String name, String nodes) throws IOException {
        String start = nodes.substring(0, nodes.indexOf(':'));
        return Files.writeString(
                folder.resolve(name + ".yaml"),
                "flow: %s\nlanguages: [en]\nstart: %s\nnodes:\n  %s\n".formatted(name, start, nodes));
    }

    private static String print(ProblemFormat format, Problem... problems) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        format.print(new Contents(Map.of(), List.of(problems), Set.of()), out);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
