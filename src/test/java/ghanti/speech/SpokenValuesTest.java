package ghanti.speech;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.InputType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      |       0 | शून्य
            hi      |      30 | तीस
            hi      |     100 | एक सौ
            hi      |    1042 | एक हज़ार बयालीस
            hi      |  150000 | एक लाख पचास हज़ार
            hi      |      -5 | ऋण पाँच
            hi-Latn |  150000 | 150000
            en      |      45 | forty-five
            en      |  150000 | one lakh fifty thousand
            en      | 12345678 | one crore twenty-three lakh forty-five thousand six hundred seventy-eight
            mr      |      45 | पंचेचाळीस
            """)
    void numbers(String language, long number, String words) {
        assertThat(Saying.value(language, InputType.NUMBER, number)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      | 0      | शून्य रुपये
            hi      | 1      | एक रुपया
            hi      | 2      | दो रुपये
            hi      | 450    | चार सौ पचास रुपये
            hi      | 450.50 | चार सौ पचास रुपये पचास पैसे
            hi      | 1.05   | एक रुपया पाँच पैसे
            hi      | 0.50   | पचास पैसे
            hi      | 0.01   | एक पैसा
            hi-Latn | 1      | 1 rupaya
            hi-Latn | 450.5  | 450 rupaye 50 paise
            hi-Latn | 0.01   | 1 paisa
            en      | 1      | one rupee
            en      | 450.5  | four hundred fifty rupees fifty paise
            en      | 1.01   | one rupee one paisa
            mr      | 450    | चारशे पन्नास रुपये
            """)
    void rupees(String language, BigDecimal amount, String words) {
        assertThat(Saying.value(language, InputType.RUPEES, amount)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      | 0142 | शून्य एक चार दो
            hi-Latn | 0142 | 0 1 4 2
            en      | 0142 | zero one four two
            """)
    void digitsOneByOne(String language, String digits, String words) {
        assertThat(Saying.value(language, InputType.DIGITS, digits)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      | +91 98765 43210 | नौ आठ सात छह पाँच चार तीन दो एक शून्य
            hi-Latn | 09876543210     | 9 8 7 6 5 4 3 2 1 0
            en      | 080-6989 1522   | eight zero six nine eight nine one five two two
            """)
    void phonesByTheirTenDigits(String language, String phone, String words) {
        assertThat(Saying.value(language, InputType.PHONE, phone)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      | 21 नवंबर
            hi-Latn | 21 November
            en      | 21 November
            mr      | 21 नोव्हेंबर
            """)
    void dates(String language, String words) {
        assertThat(Saying.value(language, InputType.DATE, "2026-11-21")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      | 00:00 | मध्यरात्रि 12:00
            hi      | 09:05 | सुबह 9:05
            hi      | 12:00 | दोपहर 12:00
            hi      | 19:30 | शाम 7:30
            hi-Latn | 19:30 | 7:30 PM
            en      | 09:05 | 9:05 AM
            """)
    void times(String language, String time, String words) {
        assertThat(Saying.value(language, InputType.TIME, time)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"hi, हाँ, नहीं", "hi-Latn, haan, nahin", "en, yes, no", "mr, हो, नाही"})
    void yesAndNo(String language, String yes, String no) {
        assertThat(Saying.value(language, InputType.BOOLEAN, true)).isEqualTo(yes);
        assertThat(Saying.value(language, InputType.BOOLEAN, false)).isEqualTo(no);
    }

    @Test
    void itemsAreJoined() {
        assertThat(Saying.value("hi", InputType.ITEMS, Saying.items("समोसा", 2)))
                .isEqualTo("दो समोसा");
        assertThat(Saying.value("hi", InputType.ITEMS, Saying.items("समोसा", 2, "चाय", 1)))
                .isEqualTo("दो समोसा और एक चाय");
        assertThat(Saying.value("hi-Latn", InputType.ITEMS, Saying.items("samosa", 2, "chai", 1, "lassi", 12)))
                .isEqualTo("2 samosa, 1 chai aur 12 lassi");
        assertThat(Saying.value("en", InputType.ITEMS, Saying.items("samosas", 2, "tea", 1, "lassis", 12)))
                .isEqualTo("two samosas, one tea and twelve lassis");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi-IN | चार सौ पचास रुपये पचास पैसे | 21 नवंबर    | शाम 7:30 | हाँ
            en-IN | four hundred fifty rupees fifty paise | 21 November | 7:30 PM | yes
            """)
    void aRegionSpeaksItsLanguage(String language, String amount, String date, String time, String yes) {
        assertThat(Saying.value(language, InputType.RUPEES, new BigDecimal("450.5")))
                .isEqualTo(amount);
        assertThat(Saying.value(language, InputType.DATE, "2026-11-21")).isEqualTo(date);
        assertThat(Saying.value(language, InputType.TIME, "19:30")).isEqualTo(time);
        assertThat(Saying.value(language, InputType.BOOLEAN, true)).isEqualTo(yes);
    }

    @Test
    void englishServesWhereALanguageHasNoWordsOfItsOwn() {
        assertThat(Saying.value("ta", InputType.RUPEES, 1)).isEqualTo("ஒன்று rupee");
        assertThat(Saying.value("ta", InputType.BOOLEAN, true)).isEqualTo("yes");
    }

    @Test
    void aFormatMayDifferFromTheType() {
        assertThat(Saying.value("hi", InputType.DIGITS, "1042", "number")).isEqualTo("एक हज़ार बयालीस");
        assertThat(Saying.value("hi", InputType.DIGITS, "1042", "text")).isEqualTo("1042");
        assertThat(Saying.value("hi", InputType.NUMBER, 42, "digits")).isEqualTo("चार दो");
        assertThat(Saying.value("hi", InputType.NUMBER, 42, "rupees")).isEqualTo("बयालीस रुपये");
        assertThat(Saying.value("hi", InputType.RUPEES, new BigDecimal("450.5"), "number"))
                .isEqualTo("450.5");
        assertThat(Saying.value("hi", InputType.TEXT, "2026-11-21", "date")).isEqualTo("21 नवंबर");
        assertThat(Saying.value("hi", InputType.TEXT, "9876543210", "phone")).startsWith("नौ आठ सात");
        assertThat(Saying.value("hi", InputType.DIGITS, "1".repeat(16), "number"))
                .isEqualTo("1".repeat(16));
    }

    @ParameterizedTest
    @CsvSource({"number", "rupees", "date", "time", "phone", "boolean", "items", "ordinal"})
    void whatAFormatCannotSayIsSaidAsItIs(String format) {
        assertThat(Saying.value("hi", InputType.TEXT, "शर्मा", format)).isEqualTo("शर्मा");
    }

    @ParameterizedTest
    @CsvSource({"text", "digits", "number", "rupees", "date", "time", "phone", "boolean"})
    void itemsAndYesStayWhatTheyAreInAnyFormat(String format) {
        assertThat(Saying.value("hi", InputType.ITEMS, Saying.items("समोसा", 2), format))
                .isEqualTo("दो समोसा");
        assertThat(Saying.value("hi", InputType.BOOLEAN, true, format)).isEqualTo("हाँ");
    }

    @Test
    void lettersAreSpelledWholeWhereDigitsAreWanted() {
        assertThat(Saying.value("hi", InputType.TEXT, "A1 😀", "digits")).isEqualTo("A एक 😀");
    }
}
