package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Problem;
import ghanti.flow.Problem.Severity;
import ghanti.flow.yaml.FlowFolder.Contents;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
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

    private static String print(ProblemFormat format, Problem... problems) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        format.print(new Contents(Map.of(), List.of(problems), Set.of()), out);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
