package ghanti.speech;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.engine.Line;
import ghanti.engine.Line.Part;
import ghanti.flow.Flow;
import ghanti.flow.Prompts;
import ghanti.flow.yaml.FlowTexts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static List<Phrase> phrases(String language, String prompt, Map<String, Object> values) {
        Flow flow = FlowTexts.flow("""
                flow: test
                languages: [hi, hi-Latn, en]
                inputs: {name: {type: text}, id: {type: digits}, amount: {type: rupees, optional: true}}
                start: bye
                nodes: {bye: {type: end, outcome: done, prompt: %s}}
                """.formatted(prompt));
        return new Speaker().phrases(flow, new Line("bye", Part.PROMPT, language, values));
    }

    private static List<String> clips(Phrase phrase) {
        return phrase.words().stream()
                .map(word -> word.text() + (word.known() ? "" : "?"))
                .toList();
    }

    @Test
    void whatIsCountedAgreesWithItsNumber() {
        String prompt = "{en: \"In {amount|minute/minutes}. Or {id|hour/hours} later.\"}";
        Phrase one = phrases("en", prompt, Map.of("amount", 1L, "id", "2")).get(0);
        assertThat(one.text()).isEqualTo("In one minute.");
        assertThat(clips(one)).containsExactly("In", "one", "minute");
        assertThat(one.words()).extracting(Word::before).contains(Pause.BEFORE_A_UNIT);
        List<Phrase> several = phrases("en", prompt, Map.of("amount", 0L, "id", "12"));
        assertThat(several).extracting(Phrase::text).containsExactly("In zero minutes.", "Or twelve hours later.");
        Flow flow = FlowTexts.flow("""
                flow: test
                languages: [en, hi]
                inputs: {n: {type: number}}
                start: bye
                nodes: {bye: {type: end, outcome: done, prompt: {en: "In {n| minute / minutes }.", hi: "{n|घंटा/घंटे} में।"}}}
                """);
        assertThat(new Speaker().clips(Prompts.of(flow).iterator().next()))
                .extracting(Clip::text)
                .containsExactly(
                        "In", "minute", "minute.", "minutes", "minutes.", "घंटा", "घंटा।", "घंटे", "घंटे।", "में।");
        assertThat(new Speaker().words(flow, List.of(new Line("bye", Part.PROMPT, "hi", Map.of("n", 1L)))))
                .isEqualTo("एक घंटा में।");
    }

    @Test
    void fixedSentencesAreOnePhraseAndAValueMakesItsOwn() {
        List<Phrase> said = phrases(
                "hi",
                "\"नमस्ते {name}। नया ऑर्डर है। नंबर {id}। कुल {amount}। एक दबाएँ। नौ दबाएँ।\"",
                Map.of("name", "शर्मा 😀", "id", "12345", "amount", 450L));
        assertThat(said)
                .extracting(Phrase::text)
                .containsExactly(
                        "नमस्ते शर्मा।",
                        "नया ऑर्डर है।",
                        "नंबर एक दो तीन, चार पाँच।",
                        "कुल चार सौ पचास रुपये।",
                        "एक दबाएँ। नौ दबाएँ।");
        assertThat(said.get(1).isFixed()).isTrue();
        assertThat(clips(said.get(0))).containsExactly("नमस्ते", "शर्मा?");
        assertThat(clips(said.get(2))).containsExactly("नंबर", "एक", "दो", "तीन", "चार", "पाँच");
        assertThat(said.get(2).words().get(0).before()).isEqualTo(Pause.BETWEEN_SENTENCES);
        assertThat(said.get(2).words().get(4).before()).isEqualTo(Pause.BETWEEN_GROUPS);
        assertThat(clips(said.get(3))).containsExactly("कुल", "चार", "सौ", "पचास", "रुपये");
    }

    @Test
    void aSentenceWithoutItsValueLeavesTheClipsAroundItAlone() {
        String prompt = "\"नया ऑर्डर है। कुल {amount}। एक दबाएँ।\"";
        assertThat(phrases("hi", prompt, Map.of()))
                .extracting(Phrase::text)
                .containsExactly("नया ऑर्डर है।", "एक दबाएँ।");
        assertThat(phrases("hi", "\"कुल {amount}।\"", Map.of())).isEmpty();
    }

    @Test
    void latinHindiIsForOtherVoices() {
        String both = "{hi: \"एक दबाएँ।\", hi-Latn: \"1 dabaiye.\"}";
        assertThat(phrases("hi-Latn", both, Map.of()))
                .containsExactly(
                        new Phrase("hi", "एक दबाएँ।", List.of(Word.known("एक दबाएँ।", Pause.BETWEEN_SENTENCES))));
        assertThat(phrases("hi-Latn", "{hi-Latn: \"1 dabaiye.\"}", Map.of()))
                .extracting(Phrase::text)
                .containsExactly("ek dabaiye.");
    }

    @Test
    void numeralsAndMoneyAreSpelledForEngines() {
        String prompt =
                "\"स्वीकार करने के लिए 1 दबाएँ ☎️ कोड 0421, कुल ₹1,23,456.50  या Rs. 5, समय 2.5, नंबर 9876543210!\"";
        assertThat(phrases("hi", prompt, Map.of()))
                .extracting(Phrase::text)
                .containsExactly(
                        "स्वीकार करने के लिए एक दबाएँ कोड शून्य चार दो एक, कुल एक लाख तेईस हज़ार चार सौ छप्पन"
                                + " रुपये पचास पैसे या पाँच रुपये, समय दो दशमलव पाँच, नंबर नौ आठ सात, छह पाँच चार, तीन दो एक शून्य!");
    }
}
