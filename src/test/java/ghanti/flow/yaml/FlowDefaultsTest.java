package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.CallPolicy;
import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.ExotelChoice;
import ghanti.flow.Flow;
import ghanti.flow.Format;
import ghanti.flow.Menu;
import ghanti.flow.PlainWords;
import ghanti.flow.Question;
import ghanti.flow.Text.Value;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an author need not write. */
class FlowDefaultsTest {

    private static final String SHORTEST = """
            flow: test
            languages: hi
            start: ask
            nodes:
              ask: {type: menu, prompt: "समोसा चाहिए?", keys: {1: bye}}
              bye: {type: end, outcome: done}
            """;

    private final Flow flow = FlowTexts.flow(SHORTEST);

    @Test
    void theHeadNeedsLittle() {
        assertThat(flow.title()).isEqualTo("test");
        assertThat(flow.languages()).containsExactly("hi");
        assertThat(flow.inputs()).isEmpty();
        assertThat(flow.answers()).isEmpty();
        assertThat(flow.exotel()).isEqualTo(ExotelChoice.OF_THE_SETTINGS);
        assertThat(flow.call())
                .isEqualTo(new CallPolicy(
                        Duration.ofMinutes(3),
                        Optional.empty(),
                        ZoneId.of("Asia/Kolkata"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
        assertThat(PlainWords.of(flow.apology(), "hi")).startsWith("माफ़ कीजिए");
        assertThat(PlainWords.of(flow.cancelled(), "hi")).startsWith("अब इस कॉल की ज़रूरत नहीं है");
    }

    @Test
    void aQuestionIsAskedThreeTimesForSixSeconds() {
        Question ask = (Question) flow.node("ask");
        assertThat(ask.asking().attempts()).isEqualTo(3);
        assertThat(ask.asking().timeout()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aMissingExhaustedBecomesAnEndOfItsOwn() {
        assertThat(((Question) flow.node("ask")).asking().exhausted()).isEqualTo(Edge.to("no_response"));
        End end = (End) flow.node("no_response");
        assertThat(end.outcome()).isEqualTo("no_response");
        assertThat(PlainWords.of(end.prompt().orElse(flow.goodbye()), "hi")).isEqualTo("धन्यवाद।");
    }

    @Test
    void aMissingExhaustedTakesTheNodeOfThatNameIfThereIsOne() {
        Flow own = FlowTexts.flow(SHORTEST + "  no_response: {type: end, outcome: silent}\n");
        assertThat(((End) own.node("no_response")).outcome()).isEqualTo("silent");
    }

    @Test
    void theDefaultsMayNameAnotherExhausted() {
        Flow own = FlowTexts.flow(SHORTEST + "defaults: {exhausted: bye}\n");
        assertThat(((Question) own.node("ask")).asking().exhausted()).isEqualTo(Edge.to("bye"));
        assertThat(own.nodes()).containsOnlyKeys("ask", "bye");
    }

    @Test
    void keysNeedNoQuotes() {
        Menu menu = (Menu) FlowTexts.flow("""
                flow: test
                languages: hi
                start: ask
                nodes:
                  ask:
                    type: menu
                    prompt: कुछ दबाइए
                    keys:
                      0: repeat
                      1: ask
                      "*": ask
                      '#': ask
                """).node("ask");
        assertThat(menu.keys()).containsOnlyKeys("0", "1", "*", "#");
    }

    @Test
    void aKeyMayChangeTheLanguage() {
        Menu menu = (Menu) FlowTexts.flow("""
                flow: test
                languages: [hi, en]
                start: language
                nodes:
                  language:
                    type: menu
                    prompt: "हिंदी के लिए एक… For English press 2."
                    keys: {"1": {language: hi, go: bye}, "2": {language: en, go: bye}}
                  bye: {type: end, outcome: done, prompt: {hi: "नमस्ते", en: "Goodbye"}}
                """).node("language");
        assertThat(menu.keys().values().stream().map(Edge::language))
                .containsExactly(Optional.of("hi"), Optional.of("en"));
    }

    @Test
    void aFlowMaySpeakALanguageThatHasNoWordsOfOurs() {
        Flow tamil = FlowTexts.flow(SHORTEST.replace("languages: hi", "languages: ta"));
        assertThat(PlainWords.of(tamil.apology(), "ta")).startsWith("Sorry");
    }

    @Test
    void aRegionSpeaksTheWordsOfItsLanguage() {
        Flow indian = FlowTexts.flow(SHORTEST.replace("languages: hi", "languages: [hi-IN, hi-Latn-IN]"));
        assertThat(PlainWords.of(indian.apology(), "hi-IN")).startsWith("माफ़ कीजिए");
        assertThat(PlainWords.of(indian.apology(), "hi-Latn-IN")).startsWith("Maaf kijiye");
    }

    @Test
    void valuesInPromptsMaySayTheirFormat() {
        Flow order = FlowTexts.flow("""
                flow: test
                languages: hi
                inputs: {order_id: {type: digits}}
                start: bye
                nodes:
                  bye:
                    type: end
                    outcome: done
                    prompt: "{order_id} { order_id | number } {order_id|ordinal} {order_id|text} {{order_id}}"
                """);
        End bye = (End) order.node("bye");
        assertThat(bye.prompt().orElseThrow().in("hi").values().stream().map(Value::format))
                .containsExactly(Format.DIGITS_SINGLY, Format.CARDINAL, Format.ORDINAL, Format.TEXT_AS_IS);
        assertThat(PlainWords.of(bye.prompt().orElseThrow(), "hi")).endsWith("{order_id}");
    }

    @Test
    void setTakesANumberForAText() {
        Menu menu = (Menu) FlowTexts.flow("""
                flow: test
                languages: hi
                answers: {size: {type: text}, price: {type: rupees}, spicy: {type: boolean}}
                start: ask
                nodes:
                  ask:
                    type: menu
                    prompt: कौन सा
                    keys: {1: {set: {size: 15, price: 20.50, spicy: true}, go: ask}}
                """).node("ask");
        assertThat(menu.edges().get(0).set())
                .isEqualTo(Map.of("size", "15", "price", new java.math.BigDecimal("20.5"), "spicy", true));
    }
}
