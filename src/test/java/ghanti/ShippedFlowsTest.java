package ghanti;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.Menu;
import ghanti.flow.Node;
import ghanti.flow.PlainWords;
import ghanti.flow.Prompt;
import ghanti.flow.Question;
import ghanti.flow.Say;
import ghanti.flow.Transfer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller can bear. */
class ShippedFlowsTest {

    /** Nobody keeps in mind what was said longer ago. */
    private static final int MOST_SECONDS = 20;
    /** What voices speak, Hindi and English alike. */
    private static final int CHARACTERS_A_SECOND = 14;

    private static final int MOST_KEYS = 5;

    static List<Flow> flows() throws IOException {
        return ShippedFlows.all();
    }

    @Test
    void thereAreFlows() throws IOException {
        assertThat(flows()).extracting(Flow::name).contains("vendor-order-confirmation");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void noPromptIsLongerThanACallerListens(Flow flow) {
        for (Prompt prompt : prompts(flow)) {
            for (String language : flow.languages()) {
                String words = PlainWords.of(prompt, language);
                assertThat(words.length() / CHARACTERS_A_SECOND)
                        .as("seconds of \"%s\"", words)
                        .isLessThan(MOST_SECONDS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void everyPromptHasItsWordsInEveryLanguage(Flow flow) {
        for (Prompt prompt : prompts(flow)) {
            assertThat(prompt.texts()).containsOnlyKeys(flow.languages());
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void noMenuHasMoreKeysThanACallerRemembers(Flow flow) {
        for (Node node : flow.nodes().values()) {
            if (node instanceof Menu menu) {
                assertThat(menu.keys().size()).as("keys of %s", menu.name()).isLessThanOrEqualTo(MOST_KEYS);
            }
        }
    }

    private static List<Prompt> prompts(Flow flow) {
        List<Prompt> prompts = new ArrayList<>(List.of(flow.apology(), flow.cancelled()));
        for (Node node : flow.nodes().values()) {
            if (node instanceof Question question) {
                prompts.add(question.asking().prompt());
                question.asking().noInput().ifPresent(prompts::add);
                question.asking().invalid().ifPresent(prompts::add);
            } else if (node instanceof Say say) {
                prompts.add(say.prompt());
            } else if (node instanceof End end) {
                end.prompt().ifPresent(prompts::add);
            } else if (node instanceof Transfer transfer) {
                transfer.prompt().ifPresent(prompts::add);
            }
        }
        return prompts;
    }
}
