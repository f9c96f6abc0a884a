package ghanti.speech;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Format;
import ghanti.flow.InputType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpokenValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      |       0 | शून्य
            hi      |      30 | तीस
            hi      |     100 | एक सौ
            hi      |    1042 | एक हज़ार बयालीस
            hi      |  150000 | एक लाख पचास हज़ार
            hi      |      -5 | ऋण पाँच
            hi-Latn |  150000 | ek laakh pachaas hazaar
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
            hi-Latn | 1      | ek rupaya
            hi-Latn | 450.5  | chaar sau pachaas rupaye pachaas paise
            hi-Latn | 0.01   | ek paisa
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
            hi-Latn | 0142 | shunya ek chaar do
            en      | 0142 | zero one four two
            en      | 12345 | one two three, four five
            en      | 123456 | one two three, four five six
            en      | 1234567 | one two three, four five six seven
            en      | 12345678 | one two three four, five six seven eight
            en      | 1234567890 | one two three, four five six, seven eight nine zero
            """)
    void digitsOneByOne(String language, String digits, String words) {
        assertThat(Saying.value(language, InputType.DIGITS, digits)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      | +91 98765 43210 | नौ आठ सात छह पाँच, चार तीन दो एक शून्य
            hi-Latn | 09876543210     | nau aath saat chhah paanch, chaar teen do ek shunya
            en      | 080-6989 1522   | eight zero six nine eight, nine one five two two
            """)
    void phonesByTheirTenDigits(String language, String phone, String words) {
        assertThat(Saying.value(language, InputType.PHONE, phone)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      | इक्कीस नवंबर
            hi-Latn | ikkees November
            en      | the twenty-first of November
            mr      | एकवीस नोव्हेंबर
            ta      | இருபத்தொன்று நவம்பர்
            """)
    void dates(String language, String words) {
        assertThat(Saying.value(language, InputType.DATE, "2026-11-21")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi      | 00:00 | रात बारह बजे
            hi      | 00:30 | रात साढ़े बारह बजे
            hi      | 01:30 | रात डेढ़ बजे
            hi      | 02:30 | रात ढाई बजे
            hi      | 04:00 | सुबह चार बजे
            hi      | 09:05 | सुबह नौ बजकर पाँच मिनट
            hi      | 12:00 | दोपहर बारह बजे
            hi      | 12:45 | दोपहर पौने एक बजे
            hi      | 13:15 | दोपहर सवा एक बजे
            hi      | 13:30 | दोपहर डेढ़ बजे
            hi      | 14:30 | दोपहर ढाई बजे
            hi      | 15:30 | दोपहर साढ़े तीन बजे
            hi      | 19:15 | शाम सवा सात बजे
            hi      | 19:30 | शाम साढ़े सात बजे
            hi      | 19:45 | शाम पौने आठ बजे
            hi      | 23:45 | रात पौने बारह बजे
            hi-Latn | 19:30 | shaam saadhe saat baje
            mr      | 19:30 | संध्याकाळी साडे सात वाजता
            mr      | 13:30 | दुपारी दीड वाजता
            mr      | 09:20 | सकाळी नऊ वाजून वीस मिनिटांनी
            en      | 09:05 | nine oh five in the morning
            en      | 19:30 | seven thirty in the evening
            en      | 12:00 | twelve o'clock in the afternoon
            en      | 00:10 | twelve ten at night
            mr      | 10:01 | सकाळी दहा वाजून एका मिनिटाने
            hi      | 10:01 | सुबह दस बजकर एक मिनट
            ta      | 19:30 | மாலை ஏழு முப்பது
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
                .isEqualTo("do samosa, ek chai aur barah lassi");
        assertThat(Saying.value("en", InputType.ITEMS, Saying.items("samosas", 2, "tea", 1, "lassis", 12)))
                .isEqualTo("two samosas, one tea and twelve lassis");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi-IN | चार सौ पचास रुपये पचास पैसे | इक्कीस नवंबर    | शाम साढ़े सात बजे | हाँ
            en-IN | four hundred fifty rupees fifty paise | the twenty-first of November | seven thirty in the evening | yes
            """)
    void aRegionSpeaksItsLanguage(String language, String amount, String date, String time, String yes) {
        assertThat(Saying.value(language, InputType.RUPEES, new BigDecimal("450.5")))
                .isEqualTo(amount);
        assertThat(Saying.value(language, InputType.DATE, "2026-11-21")).isEqualTo(date);
        assertThat(Saying.value(language, InputType.TIME, "19:30")).isEqualTo(time);
        assertThat(Saying.value(language, InputType.BOOLEAN, true)).isEqualTo(yes);
    }

    @Test
    void oneIsAnotherWordBeforeANoun() {
        assertThat(Saying.value("ta", InputType.DIGITS, "12")).isEqualTo("ஒன்று இரண்டு");
        assertThat(Saying.value("ta", InputType.TIME, "13:15")).isEqualTo("மதியம் ஒன்று பதினைந்து");
        assertThat(Saying.value("ta", InputType.TIME, "13:00")).isEqualTo("மதியம் ஒரு மணி");
        assertThat(said("te", Format.MONEY, BigDecimal.ONE)).isEqualTo("ఒక రూపాయి");
        assertThat(said("te", Format.DIGITS_SINGLY, "12")).isEqualTo("ఒకటి రెండు");
        assertThat(said("ml", Format.MONEY, BigDecimal.ONE)).isEqualTo("ഒരു രൂപ");
        assertThat(said("ml", Format.DIGITS_SINGLY, "12")).isEqualTo("ഒന്ന് രണ്ട്");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20  | विसावा      | विसावी      | विसाव्या
            49  | एकोणपन्नासावा | एकोणपन्नासावी | एकोणपन्नासाव्या
            50  | पन्नासावा    | पन्नासावी    | पन्नासाव्या
            45  | पंचेचाळिसावा | पंचेचाळिसावी | पंचेचाळिसाव्या
            51  | एक्कावन्नावा  | एक्कावन्नावी  | एक्कावन्नाव्या
            110 | एकशे दहावा   | एकशे दहावी   | एकशे दहाव्या
            200 | दोनशेवा      | दोनशेवी      | दोनशेव्या
            """)
    void ordinalsOfMarathi(long number, String masculine, String feminine, String oblique) {
        assertThat(said("mr", Format.ORDINAL, number)).isEqualTo(masculine);
        assertThat(said("mr", Format.ORDINAL_FEMININE, number)).isEqualTo(feminine);
        assertThat(said("mr", Format.ORDINAL_OBLIQUE, number)).isEqualTo(oblique);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, one lakhth",
        "100001, one lakh first",
        "1500000, fifteen lakhth",
        "10000000, one croreth",
        "12345678, one crore twenty-three lakh forty-five thousand six hundred seventy-eighth",
        "1000000000000, one lakh croreth"
    })
    void ordinalsOfEnglishCountInLakhsAndCrores(long number, String words) {
        assertThat(said("en", Format.ORDINAL, number)).isEqualTo(words);
    }

    private static String said(String language, Format format, Object value) {
        return Word.written(new SpokenValues(new NumberWords()).say(value, format, language));
    }

    @Test
    void otherLanguagesCountByIcusRules() {
        assertThat(Saying.value("ta", InputType.RUPEES, 1)).isEqualTo("ஒரு ரூபாய்");
        assertThat(Saying.value("ta", InputType.BOOLEAN, true)).isEqualTo("ஆம்");
    }

    @Test
    void aFormatMayDifferFromTheType() {
        assertThat(Saying.value("hi", InputType.DIGITS, "1042", "number")).isEqualTo("एक हज़ार बयालीस");
        assertThat(Saying.value("hi", InputType.DIGITS, "1042", "text")).isEqualTo("1042");
        assertThat(Saying.value("hi", InputType.NUMBER, 42, "digits")).isEqualTo("चार दो");
        assertThat(Saying.value("hi", InputType.NUMBER, 42, "rupees")).isEqualTo("बयालीस रुपये");
        assertThat(Saying.value("hi", InputType.RUPEES, new BigDecimal("450.5"), "number"))
                .isEqualTo("चार सौ पचास दशमलव पाँच");
        assertThat(Saying.value("hi", InputType.NUMBER, 5, "ordinal")).isEqualTo("पाँचवाँ");
        assertThat(Saying.value("hi", InputType.NUMBER, 21, "ordinal-feminine")).isEqualTo("इक्कीसवीं");
        assertThat(Saying.value("hi", InputType.NUMBER, 2, "ordinal-oblique")).isEqualTo("दूसरे");
        assertThat(Saying.value("hi-Latn", InputType.NUMBER, 3, "ordinal-feminine"))
                .isEqualTo("teesri");
        assertThat(Saying.value("en", InputType.NUMBER, 21, "ordinal-feminine")).isEqualTo("twenty-first");
        assertThat(Saying.value("mr", InputType.NUMBER, 2, "ordinal-feminine")).isEqualTo("दुसरी");
        assertThat(Saying.value("en", InputType.DIGITS, "1042", "pairs")).isEqualTo("ten, forty-two");
        assertThat(Saying.value("en", InputType.RUPEES, new BigDecimal("450.5"), "digits"))
                .isEqualTo("four five zero point five zero");
        assertThat(Saying.value("hi", InputType.RUPEES, new BigDecimal("450.5"), "pairs"))
                .isEqualTo("चार, पचास दशमलव पाँच शून्य");
        assertThat(Saying.value("hi", InputType.NUMBER, -12, "digits")).isEqualTo("ऋण एक दो");
        assertThat(Saying.value("mr", InputType.NUMBER, 25, "ordinal")).isEqualTo("पंचविसावा");
        assertThat(Saying.value("mr", InputType.NUMBER, 2, "ordinal-oblique")).isEqualTo("दुसऱ्या");
        assertThat(Saying.value("en", InputType.DIGITS, "51005", "pairs")).isEqualTo("five, ten, zero five");
        assertThat(Saying.value("hi", InputType.TEXT, "9876543210", "phone")).startsWith("नौ आठ सात");
        assertThat(Saying.value("hi", InputType.DIGITS, "1".repeat(16), "number"))
                .isEqualTo("1".repeat(16));
    }

    /** What was declared as one thing can come as another, from a fetch or an older version of a flow. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void whatAFormatCannotSayIsSaidAsItIs(Format format) {
        SpokenValues values = new SpokenValues(new NumberWords());
        String said = Word.written(values.say("शर्मा", format, "hi"));
        assertThat(said.replace(" ", "")).isEqualTo("शर्मा");
        assertThat(Word.written(values.say(Saying.items("समोसा", 2L), format, "hi")))
                .isEqualTo("दो समोसा");
        assertThat(Word.written(values.say(true, format, "hi"))).isEqualTo("हाँ");
    }

    @Test
    void lettersAreSpelledWholeWhereDigitsAreWanted() {
        assertThat(Saying.value("hi", InputType.TEXT, "A1 😀", "digits")).isEqualTo("A एक 😀");
        assertThat(Saying.value("en", InputType.TEXT, "#A-12", "digits")).isEqualTo("A one two");
        assertThat(Saying.value("en", InputType.TEXT, "--", "digits")).isEqualTo("--");
    }
}
