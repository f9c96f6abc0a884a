package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Branch;
import ghanti.flow.CallPolicy;
import ghanti.flow.CallPolicy.Retry;
import ghanti.flow.CallPolicy.Window;
import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.ExotelChoice;
import ghanti.flow.Flow;
import ghanti.flow.InputType;
import ghanti.flow.Menu;
import ghanti.flow.Node;
import ghanti.flow.Prompt;
import ghanti.flow.Question;
import ghanti.flow.Say;
import ghanti.flow.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowReaderTest {

    private final Flow flow;

    FlowReaderTest() throws IOException {
        flow = FlowTexts.flow(Files.readString(Path.of("src/test/resources/every-part-of-a-flow.yaml")));
    }

    @Test
    void readsTheHead() {
        assertThat(flow.name()).isEqualTo("test");
        assertThat(flow.title()).isEqualTo("New order for a vendor");
        assertThat(flow.languages()).containsExactly("hi", "hi-Latn", "en");
        assertThat(flow.defaultLanguage()).isEqualTo("hi");
        assertThat(flow.start()).isEqualTo("greeting");
        assertThat(flow.exotel()).isEqualTo(new ExotelChoice(Optional.of("4242"), Optional.of("08069891522")));
    }

    @Test
    void readsInputsAndAnswers() {
        assertThat(flow.inputs().values())
                .containsExactly(
                        new Variable("order_id", InputType.DIGITS, false),
                        new Variable("vendor_name", InputType.TEXT, false),
                        new Variable("items", InputType.ITEMS, true),
                        new Variable("amount", InputType.RUPEES, false));
        assertThat(flow.answers().values())
                .containsExactly(
                        new Variable("prep_minutes", InputType.NUMBER, true),
                        new Variable("reject_reason", InputType.TEXT, true));
        assertThat(flow.variable("amount")).contains(new Variable("amount", InputType.RUPEES, false));
        assertThat(flow.variable("prep_minutes")).isPresent();
        assertThat(flow.variable("amuont")).isEmpty();
    }

    @Test
    void readsHowCallsArePlaced() {
        assertThat(flow.call())
                .isEqualTo(new CallPolicy(
                        Duration.ofMinutes(3),
                        Optional.of(new Window(LocalTime.of(9, 0), LocalTime.of(21, 0))),
                        ZoneId.of("Asia/Kolkata"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Retry(
                                List.of("no_answer", "busy"),
                                3,
                                List.of(Duration.ofMinutes(2), Duration.ofMinutes(10)))),
                        Optional.empty()));
    }

    @Test
    void keepsTheNodesInTheOrderOfTheFile() {
        assertThat(flow.nodes().keySet())
                .containsExactly(
                        "greeting",
                        "prep_time",
                        "own_time",
                        "reject_reason",
                        "big_order",
                        "announce",
                        "language",
                        "thanks",
                        "no_response");
        assertThat(flow.nodes().values().stream().map(Node::type))
                .containsExactly("menu", "menu", "digits", "menu", "branch", "say", "menu", "end", "end");
    }

    @Test
    void readsAMenu() {
        Menu greeting = (Menu) flow.node("greeting");
        assertThat(greeting.keys())
                .containsExactly(
                        Map.entry("1", new Edge("prep_time", Map.of(), Optional.of("accepted"), Optional.empty())),
                        Map.entry("0", Edge.to("reject_reason")),
                        Map.entry("9", Edge.to(Edge.REPEAT)));
        assertThat(greeting.keys().get("9")).matches(Edge::repeats);
        assertThat(greeting.edges()).hasSize(4).last().isEqualTo(Edge.to("no_response"));
        assertThat(greeting.asking().noInput()).isPresent();
        assertThat(greeting.asking().invalid()).isPresent();
        assertThat(greeting.maxKeys()).isEqualTo(1);
        assertThat(greeting.finishOn()).isEmpty();

        Menu prepTime = (Menu) flow.node("prep_time");
        assertThat(prepTime.asking().noInput()).isEmpty();
        assertThat(prepTime.asking().exhausted())
                .isEqualTo(new Edge("thanks", Map.of("prep_minutes", 30L), Optional.empty(), Optional.empty()));
    }

    @Test
    void takesAttemptsAndTimeoutFromTheDefaultsUnlessTheQuestionHasItsOwn() {
        Question greeting = (Question) flow.node("greeting");
        assertThat(greeting.asking().attempts()).isEqualTo(2);
        assertThat(greeting.asking().timeout()).isEqualTo(Duration.ofSeconds(8));
        Question reason = (Question) flow.node("reject_reason");
        assertThat(reason.asking().attempts()).isEqualTo(1);
        assertThat(reason.asking().timeout()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void readsDigitsBranchSayAndEnd() {
        Digits ownTime = (Digits) flow.node("own_time");
        assertThat(ownTime.into().name()).isEqualTo("prep_minutes");
        assertThat(ownTime.minLength()).isEqualTo(1);
        assertThat(ownTime.maxKeys()).isEqualTo(2);
        assertThat(ownTime.finishOn()).isEqualTo("#");
        assertThat(ownTime.valid()).map(Object::toString).contains("prep_minutes >= 5 && prep_minutes <= 90");
        assertThat(ownTime.edges()).containsExactly(Edge.to("thanks"), Edge.to("no_response"));

        Branch bigOrder = (Branch) flow.node("big_order");
        assertThat(bigOrder.when().get(0).condition().source()).isEqualTo("amount > 5000.0");
        assertThat(bigOrder.edges()).containsExactly(Edge.to("thanks"), Edge.to("greeting"));

        assertThat(((Say) flow.node("announce")).edges()).containsExactly(Edge.to("greeting"));
        assertThat(((End) flow.node("thanks")).outcome()).isEqualTo("accepted");
        assertThat(flow.node("thanks").edges()).isEmpty();
    }

    @Test
    void aPromptFallsBackToTheFirstLanguageOfTheFlow() {
        Prompt swapped = ((Say) FlowTexts.flow("""
                flow: test
                languages: [hi, hi-Latn, en]
                start: a
                nodes:
                  a: {type: say, prompt: {en: "Hello", hi: "नमस्ते"}, go: b}
                  b: {type: end, outcome: done}
                """).node("a")).prompt();

        assertThat(swapped.languageFor("hi-Latn")).isEqualTo("hi");
        assertThat(swapped.languageFor("en")).isEqualTo("en");
        assertThat(swapped.in("hi-Latn")).isSameAs(swapped.in("hi"));
    }

    @Test
    void theVersionIsWhatTheFileSays() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/every-part-of-a-flow.yaml"));
        assertThat(flow.version())
                .matches("[0-9a-f]{16}")
                .isEqualTo(FlowTexts.flow(text).version());
        assertThat(FlowTexts.flow(text + "\n").version()).isNotEqualTo(flow.version());
    }
}
