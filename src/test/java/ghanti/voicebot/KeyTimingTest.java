package ghanti.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.AskedTurn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/voicebot.md, row by row, in a time that goes step by step. */
class KeyTimingTest {

    private static final Pattern KEY = Pattern.compile("([0-9*#]) at ([0-9.]+)");
    private static final String FLOW = """
            flow: keys
            languages: hi
            answers: {n: {type: text}}
            defaults: {attempts: 1, timeout: 4s, between_keys: 1s}
            start: ask
            nodes:
              ask: {type: digits, into: n, length: %s, %s barge_in: %s, prompt: "आपके लिए नया ऑर्डर आया है।", go: bye}
              bye: {type: end, outcome: done, prompt: "धन्यवाद।"}
              no_response: {type: end, outcome: no_response, prompt: "धन्यवाद।"}
            """;

    @TempDir
    Path folder;

    static List<String> rows() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/voicebot.md"));
        int head = lines.indexOf("| case | `length` | `finish_on` | `barge_in` | keys | prompt stops | answer |");
        return lines.subList(head + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keysAreTakenAsTheTableSays(String row) throws Exception {
        List<String> cells = List.of(row.substring(1, row.length() - 1).split("\\|", -1)).stream()
                .map(String::strip)
                .toList();
        String finish = cells.get(2).isEmpty() ? "" : "finish_on: \"" + cells.get(2) + "\",";
        String barge = cells.get(3).equals("yes") ? "true" : "false";
        try (SteppedStream stream =
                new SteppedStream(folder, "keys", FLOW.formatted(cells.get(1), finish, barge), Optional.empty())) {
            run(stream, cells.get(4));
            assertThat(stream.cleared()).isEqualTo(cells.get(5));
            AskedTurn turn = stream.call().turns().get(0);
            double at = Duration.between(SteppedStream.START, turn.answeredAt()).toMillis() / 1000.0;
            String digits = "".equals(turn.digits()) ? "nothing" : turn.digits();
            assertThat(String.format(Locale.ROOT, "%s at %.1f", digits, at)).isEqualTo(cells.get(6));
        }
    }

    /** Ten seconds. */
    private static void run(SteppedStream stream, String keys) {
        Matcher key = KEY.matcher(keys);
        while (key.find()) {
            stream.until(Double.parseDouble(key.group(2)));
            stream.key(key.group(1).charAt(0));
        }
        stream.until(10);
    }
}
