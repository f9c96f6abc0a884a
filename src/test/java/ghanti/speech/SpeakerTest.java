package ghanti.speech;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.engine.Line;
import ghanti.engine.Line.Part;
import ghanti.flow.Flow;
import ghanti.flow.InputType;
import ghanti.flow.yaml.FlowTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerTest {

    private static final String INPUTS =
            "name: {type: text}, items: {type: items, optional: true}, amount: {type: rupees, optional: true}";
    private static final String PROMPT = "नमस्ते {name}। {items}। कुल {amount}। एक दबाएँ।";

    private static String said(String prompt, Map<String, Object> values) {
        return Saying.prompt("hi", INPUTS, prompt, values);
    }

    @Test
    void saysAllThatWasGiven() {
        assertThat(said(PROMPT, Map.of("name", "शर्मा", "items", Saying.items("चाय", 2L), "amount", 20L)))
                .isEqualTo("नमस्ते शर्मा। दो चाय। कुल बीस रुपये। एक दबाएँ।");
    }

    @Test
    void leavesOutASentenceWhoseValueIsMissing() {
        assertThat(said(PROMPT, Map.of("name", "शर्मा"))).isEqualTo("नमस्ते शर्मा। एक दबाएँ।");
        assertThat(said(PROMPT, Map.of("name", "शर्मा", "amount", 20L)))
                .isEqualTo("नमस्ते शर्मा। कुल बीस रुपये। एक दबाएँ।");
    }

    @ParameterizedTest
    @ValueSource(strings = {"।", "?", "!", "…", ".", ".\\n", "\\n", "?!", "..."})
    void sentencesEndInManyWays(String end) {
        assertThat(said("कुल {amount}" + end + " एक दबाएँ।", Map.of())).isEqualTo("एक दबाएँ।");
        assertThat(said("एक दबाएँ" + end + " कुल {amount}।", Map.of()))
                .startsWith("एक दबाएँ")
                .doesNotContain("कुल");
    }

    @Test
    void aPointInANumberEndsNoSentence() {
        assertThat(said("2.5 किलो {amount} में।", Map.of("amount", 20L))).isEqualTo("2.5 किलो बीस रुपये में।");
        assertThat(said("2.5 किलो {amount} में।", Map.of()))
                .isEqualTo("2.5 किलो में।".replace("किलो में", "किलो  में"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\r\nb",
                "a\u0000b",
                "a\tb",
                "a\u001b[2Jb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u200bb",
                "a\u202eb",
                "a\ufeffb"
            })
    void aValueCannotBreakOutOfItsPlace(String name) {
        assertThat(said("नमस्ते {name}।", Map.of("name", name))).matches("नमस्ते a (\\[2J)?b।");
    }

    @Test
    void aValueIsNeverAPromptAgain() {
        assertThat(said("नमस्ते {name}। कुल {amount}।", Map.of("name", "{amount}। $1 \\ {{", "amount", 1L)))
                .isEqualTo("नमस्ते {amount}। $1 \\ {{। कुल एक रुपया।");
    }

    @Test
    void joinersOfDevanagariStay() {
        assertThat(said("{name}", Map.of("name", "क्\u200dष र्\u200cय"))).isEqualTo("क्\u200dष र्\u200cय");
    }

    @Test
    void halfACharacterIsLeftOut() {
        assertThat(said("{name}।", Map.of("name", "a\ud83d"))).isEqualTo("a।");
        assertThat(said("{name}।", Map.of("name", "a😀"))).isEqualTo("a😀।");
    }

    @Test
    void lineBreaksInAPromptAreNotSpoken() {
        assertThat(said("नमस्ते।\\nएक\\tदबाएँ।\\u0007", Map.of())).isEqualTo("नमस्ते। एक दबाएँ।");
    }

    @Test
    void somethingIsAlwaysSaid() {
        assertThat(said("कुल {amount}।", Map.of())).isEqualTo("कुल ।");
        assertThat(said("{amount}", Map.of())).isEqualTo("…");
        assertThat(said("{name}", Map.of("name", "\u0000"))).isEqualTo("…");
        Flow flow = FlowTexts.flow("flow: test\nlanguages: hi\nstart: a\nnodes: {a: {type: end, outcome: x}}\n");
        assertThat(new Speaker().words(flow, List.of())).isEqualTo("…");
    }

    @Test
    void linesFollowOneAnother() {
        Flow flow = FlowTexts.flow("""
                flow: test
                languages: [hi, en]
                apology: {hi: "माफ़ कीजिए।", en: "Sorry."}
                start: ask
                nodes:
                  ask:
                    type: menu
                    prompt: {hi: "हाँ या ना?", en: "Yes or no?"}
                    no_input: {prompt: "कुछ दबाइए।"}
                    keys: {1: ask}
                """);
        Line silence = new Line("ask", Part.NO_INPUT, "en", Map.of());
        Line prompt = new Line("ask", Part.PROMPT, "en", Map.of());
        Line invalid = new Line("ask", Part.INVALID, "hi", Map.of());
        Line apology = new Line("ask", Part.APOLOGY, "en", Map.of());
        assertThat(new Speaker().words(flow, List.of(silence, prompt, invalid, apology)))
                .isEqualTo("कुछ दबाइए। Yes or no? हाँ या ना? Sorry.");
        assertThat(silence.spokenLanguage(flow)).isEqualTo("hi");
    }

    @Test
    void valuesAreSpokenInTheLanguageOfTheWordsAroundThem() {
        Flow flow = FlowTexts.flow("""
                flow: test
                languages: [hi, en]
                inputs: {n: {type: number}}
                start: bye
                nodes: {bye: {type: end, outcome: done, prompt: "{n} मिनट।"}}
                """);
        Line line = new Line("bye", Part.PROMPT, "en", Map.of("n", 30L));
        assertThat(new Speaker().words(flow, List.of(line))).isEqualTo("तीस मिनट।");
    }

    @Test
    void manyMaySpeakAtOnce() throws InterruptedException, ExecutionException {
        Flow flow = FlowTexts.flow("""
                flow: test
                languages: hi
                inputs: {n: {type: rupees}, d: {type: date}, t: {type: time}}
                start: bye
                nodes: {bye: {type: end, outcome: done, prompt: "{n} {n|digits} {d} {t}"}}
                """);
        Speaker speaker = new Speaker();
        Callable<List<String>> talk = () -> {
            List<String> said = new ArrayList<>();
            for (long n = 0; n < 300; n++) {
                Map<String, Object> values = Map.of("n", n * 37, "d", "2026-11-21", "t", "19:30");
                said.add(speaker.words(flow, List.of(new Line("bye", Part.PROMPT, "hi", values))));
            }
            return said;
        };
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<String> alone = new ArrayList<>();
            for (long n = 0; n < 300; n++) {
                alone.add(Saying.value("hi", InputType.RUPEES, n * 37) + " "
                        + Saying.value("hi", InputType.DIGITS, n * 37) + " इक्कीस नवंबर शाम साढ़े सात बजे");
            }
            for (Future<List<String>> said : threads.invokeAll(java.util.Collections.nCopies(16, talk))) {
                assertThat(said.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
