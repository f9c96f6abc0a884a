package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.Menu;
import ghanti.flow.PlainWords;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("SHOP", "शर्मा स्वीट्स", "APP", "4242", "NOTHING", "");

    private static String said(String prompt) {
        Flow flow = FlowTexts.read("""
                flow: test
                languages: hi
                start: bye
                nodes:
                  bye: {type: end, outcome: done, prompt: "%s"}
                """.formatted(prompt), ENVIRONMENT)
                .file()
                .orElseThrow()
                .flow();
        return PlainWords.of(((End) flow.node("bye")).prompt().orElseThrow(), "hi");
    }

    @Test
    void putsValuesIntoTexts() {
        assertThat(said("${SHOP} से ${SHOP}")).isEqualTo("शर्मा स्वीट्स से शर्मा स्वीट्स");
        assertThat(said("ऐप ${APP}।")).isEqualTo("ऐप 4242।");
    }

    @Test
    void aDefaultServesWhereTheVariableIsNotSetOrEmpty() {
        assertThat(said("${MISSING:-दुकान} ${NOTHING:-बंद}")).isEqualTo("दुकान बंद");
        assertThat(said("${SHOP:-दुकान}")).isEqualTo("शर्मा स्वीट्स");
        assertThat(said("नमस्ते${MISSING:-}।")).isEqualTo("नमस्ते।");
    }

    @Test
    void aValueIsNoReplacementPatternAndIsNotFilledAgain() {
        Map<String, String> tricky = Map.of("APP", "$1 ${SHOP}", "SHOP", "x");
        Flow flow = FlowTexts.read("""
                flow: test
                languages: hi
                exotel: {app: "${APP}"}
                start: bye
                nodes: {bye: {type: end, outcome: done}}
                """, tricky).file().orElseThrow().flow();
        assertThat(flow.exotel().app()).contains("$1 ${SHOP}");
    }

    @Test
    void whatIsNoReferenceStaysAsItIs() {
        assertThat(said("$SHOP $ {{x}} 50$")).isEqualTo("$SHOP $ {x} 50$");
    }

    @Test
    void aNumberAndADurationMayComeFromTheEnvironment() {
        Flow flow = FlowTexts.read("""
                flow: test
                languages: hi
                answers: {urgent: {type: boolean}, app: {type: text}, fee: {type: rupees}}
                defaults: {attempts: "${ATTEMPTS:-2}", timeout: "${TIMEOUT:-9s}"}
                start: ask
                nodes:
                  ask:
                    type: menu
                    prompt: समोसा
                    keys: {1: {set: {urgent: "${URGENT:-true}", app: "${APP}", fee: "${FEE:-2.50}"}, go: ask}}
                """, ENVIRONMENT).file().orElseThrow().flow();
        Menu ask = (Menu) flow.node("ask");
        assertThat(ask.asking().attempts()).isEqualTo(2);
        assertThat(ask.asking().timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(ask.edges().get(0).set())
                .isEqualTo(Map.of("urgent", true, "app", "4242", "fee", new BigDecimal("2.5")));
    }
}
