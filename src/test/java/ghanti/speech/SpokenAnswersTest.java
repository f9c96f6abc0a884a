package ghanti.speech;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Asking;
import ghanti.flow.Edge;
import ghanti.flow.Listen;
import ghanti.flow.Prompt;
import ghanti.flow.Text;
import ghanti.flow.WordGroup;
import ghanti.flow.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people really say when they are asked, and which key it stands for; an empty cell is asked again. */
class SpokenAnswersTest {

    private static final Edge NEXT = Edge.to("next");
    private static final SpokenAnswers ANSWERS = new SpokenAnswers();

    private static Listen question(Map<String, Words> words, String... keys) {
        Asking asking = new Asking(
                new Prompt(Map.of("hi", Text.fixed("?"))),
                Optional.empty(),
                Optional.empty(),
                3,
                Duration.ofSeconds(6),
                Duration.ofSeconds(3),
                true,
                NEXT);
        Map<String, Edge> edges = new LinkedHashMap<>();
        for (String key : keys) {
            edges.put(key, NEXT);
        }
        return new Listen("ask", asking, edges, words);
    }

    private static Words group(WordGroup group) {
        return new Words(List.of(group), Map.of());
    }

    /** The vendor's question: yes, no, once more. */
    private static final Listen ORDER = question(
            Map.of("1", group(WordGroup.YES), "0", group(WordGroup.NO), "9", group(WordGroup.REPEAT)), "1", "0", "9");

    private static final Listen MINUTES = question(
            Map.of(
                    "1", new Words(List.of(), Map.of("hi", List.of("पंद्रह मिनट", "पंद्रह"), "en", List.of("fifteen"))),
                    "2", new Words(List.of(), Map.of("hi", List.of("तीस मिनट", "आधा घंटा", "तीस"))),
                    "3", new Words(List.of(WordGroup.PERSON), Map.of("hi-Latn", List.of("paintaalees")))),
            "1",
            "2",
            "3");

    private static void heard(Listen question, String language, String said, @Nullable String key) {
        assertThat(ANSWERS.key(question, language, said).orElse(null)).as(said).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            हाँ | 1
            हां | 1
            हाँ। | 1
            हाँ जी | 1
            जी हाँ | 1
            जी | 1
            हाँ हाँ हाँ | 1
            हाँ ना भैया | 1
            ठीक है | 1
            ठीक है ना | 1
            अच्छा ठीक है | 1
            ओके | 1
            OK | 1
            Okay sir | 1
            yes | 1
            Haan ji | 1
            theek hai bhaiya | 1
            बिल्कुल जी | 1
            हाँ मैं ये ऑर्डर ले लूँगा | 1
            ऑर्डर स्वीकार है | 1
            मंजूर है | 1
            मंज़ूर है | 1
            मैं ऑर्डर एक्सेप्ट करता हूँ | 1
            हाँ कर दो | 1
            क्यों नहीं | 1
            हाँ, दस मिनट में | 1
            हेलो ठीक है | 1
            एक | 1
            एक दबाएँ | 1
            1 | 1
            १ | 1
            नंबर वन | 1
            one | 1
            press one | 1
            हाँ एक | 1
            नहीं | 0
            नही | 0
            नहीं नहीं | 0
            जी नहीं | 0
            नहीं जी | 0
            अरे नहीं भैया | 0
            नहीं चाहिए | 0
            नहीं लूँगा | 0
            ठीक नहीं है | 0
            मत भेजो | 0
            मना कर दो | 0
            कैंसल | 0
            कैन्सल कर दो | 0
            कैंसिल करो भाई | 0
            रद्द कर दीजिए | 0
            हाँ रद्द कर दो | 0
            हाँ मत करो | 0
            नो | 0
            no thanks | 0
            Nahi bhai | 0
            रहने दो | 0
            एक नहीं |
            शून्य | 0
            ज़ीरो | 0
            जीरो दबाया | 0
            फिर से बोलिए | 9
            फिर से | 9
            दोबारा सुनाओ | 9
            एक बार फिर | 9
            सुनाई नहीं दिया | 9
            समझ में नहीं आया | 9
            phir se bolo | 9
            repeat please | 9
            हाँ फिर से बोलिए |
            नौ | 9
            हाँ जी बोलिए |
            हाँ बोलो |
            हाँ हेलो |
            जी बोलिए |
            हाँ कौन |
            हेलो |
            हेलो हेलो |
            क्या? |
            क्या बोला |
            हाँ मैं बोल रहा हूँ |
            नहीं ठीक है |
            नहीं नहीं हाँ |
            कोई बात नहीं |
            पता नहीं |
            एक मिनट |
            एक मिनट रुको |
            कैंसल मत करो |
            don't cancel |
            नहीं फिर से बोलो |
            एक चाय |
            एक कप चाय देना |
            दो |
            दस |
            एक सौ |
            एक शून्य |
            मौसम अच्छा है |
            राम राम |
            … |
            '' |
            """)
    void theVendorsQuestion(String said, String key) {
        heard(ORDER, "hi", said == null ? "" : said, key);
        heard(ORDER, "hi-Latn", said == null ? "" : said, key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            पंद्रह मिनट | 1
            पन्द्रह मिनट | 1
            15 मिनट | 1
            १५ मिनट | 1
            fifteen minutes | 1
            हाँ पंद्रह | 1
            तीस मिनट लगेंगे | 2
            30 | 2
            आधा घंटा | 2
            आधा घण्टा लगेगा | 2
            दो | 2
            दो नंबर | 2
            दो दबा दो | 2
            जी दो | 2
            पैंतालीस | 3
            किसी से बात करवाइए | 3
            पच्चीस |
            एक सौ पंद्रह |
            पंद्रह नहीं तीस |
            दो नहीं |
            पंद्रह या तीस |
            दो मिनट |
            कर दो |
            बता दो |
            हाँ |
            फिर से |
            """)
    void wordsOfAnAuthor(String said, String key) {
        heard(MINUTES, "hi", said, key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mr | हो | 1
            mr | हो जी | 1
            mr | होय, ठीक आहे | 1
            mr | चालेल | 1
            mr | हो ना | 1
            mr | ओके | 1
            mr | नाही | 0
            mr | नको | 0
            mr | रद्द करा | 0
            mr | पुन्हा सांगा | 9
            mr | मला ऐकू आले नाही | 9
            mr | एक | 1
            mr | नऊ दाबा | 9
            mr | हो बोला |
            mr | रद्द करू नका |
            mr | माहीत नाही |
            en | Yes, please. | 1
            en | Yeah sure | 1
            en | That's fine | 1
            en | haan | 1
            en | I accept | 1
            en | No. | 0
            en | not okay | 0
            en | I don't accept | 0
            en | yes cancel it | 0
            en | say that again | 9
            en | I didn't hear you | 9
            en | nine | 9
            en | hello yes |
            en | yes who is this |
            en | not sure |
            en | no problem |
            en | one minute |
            en-IN | yes | 1
            ta | ஆம் | 1
            ta | இல்லை | 0
            ta | ok | 1
            kok | yes | 1
            """)
    void otherLanguages(String language, String said, String key) {
        heard(ORDER, language, said, key);
    }

    @Test
    void aLongTalkWithSomebodyElseIsNoAnswer() {
        heard(ORDER, "hi", "कल शाम वाली गाड़ी से जो सामान आया था उसमें समोसे कम थे हाँ देख लेना ज़रा ध्यान से", null);
        heard(ORDER, "hi", "हाँ ".repeat(300), "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi | दो | 2
            hi | पच्चीस | 25
            hi | छः | 6
            hi | पांच | 5
            hi | पन्द्रह | 15
            hi | एक सौ पच्चीस | 125
            hi | दो हज़ार पाँच सौ | 2500
            hi | डेढ़ | डेढ
            hi | paintees | 35
            hi | twenty five | 25
            en | twenty-five | 25
            en | twenty five | 25
            en | one hundred five | 105
            en | one two | 1 2
            en | two lakh | 200000
            mr | पंचवीस | 25
            mr | दोन | 2
            hi | २५ | 25
            hi | 25 | 25
            hi | तीन चार | 3 4
            hi | 99999999999999999999 | 99999999999999999999
            """)
    void numbersAreReadByIcusRules(String language, String said, String expected) {
        assertThat(String.join(" ", PhraseBook.of(language).words(said))).isEqualTo(expected);
    }

    @Test
    void everyNumberThatIsSaidIsUnderstood() {
        NumberWords words = new NumberWords();
        for (String language : List.of("hi", "hi-Latn", "mr", "en")) {
            PhraseBook book = PhraseBook.of(language);
            for (long number = 0; number <= 1100; number++) {
                String said = Word.written(words.words(number, NumberWords.Kind.CARDINAL, language, Pause.IN_A_NUMBER));
                assertThat(book.words(said)).as("%s in %s", said, language).containsExactly(String.valueOf(number));
            }
        }
    }

    @Test
    void hintsAreTheWordsOfTheQuestion() {
        assertThat(ANSWERS.hints(ORDER, "hi")).contains("हाँ", "नहीं", "फिर से").doesNotContain("yes", "haan");
        assertThat(ANSWERS.hints(MINUTES, "hi")).contains("पंद्रह मिनट", "paintaalees");
    }

    @Test
    void wordsForTwoKeysAreFound() {
        Listen both = question(
                Map.of(
                        "1", new Words(List.of(), Map.of("hi", List.of("तीस मिनट", "हां"))),
                        "2", new Words(List.of(), Map.of("hi", List.of("30 मिनट", "तीन")))),
                "1",
                "2");
        assertThat(ANSWERS.shared(both, "hi")).hasSize(1).containsValue(Set.of("1", "2"));
        assertThat(ANSWERS.shared(ORDER, "hi")).isEmpty();
    }

    @Test
    void someLanguagesHaveOnlyYesAndNo() {
        assertThat(ANSWERS.knows(WordGroup.REPEAT, "hi")).isTrue();
        assertThat(ANSWERS.knows(WordGroup.YES, "ta")).isTrue();
        assertThat(ANSWERS.knows(WordGroup.REPEAT, "ta")).isFalse();
    }
}
