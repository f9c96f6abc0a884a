package ghanti.speech;

import ghanti.flow.Languages;
import ghanti.speech.NumberWords.Kind;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Day and month: "बीस नवंबर", "the twentieth of November". The year goes without saying. */
final class DayWords {

    private final NumberWords numbers;

    DayWords(NumberWords numbers) {
        this.numbers = numbers;
    }

    List<Word> words(LocalDate date, String language) {
        boolean english = Languages.anywhere(language).equals("en");
        Kind kind = english ? Kind.ORDINAL : Kind.ALONE;
        List<Word> words = new ArrayList<>();
        if (english) {
            words.add(Word.known("the", Pause.AROUND_A_VALUE));
        }
        words.addAll(numbers.words(date.getDayOfMonth(), kind, language, Pause.IN_A_NUMBER));
        if (english) {
            words.add(Word.known("of", Pause.IN_A_NUMBER));
        }
        words.add(Word.known(month(date.getMonth(), language), Pause.IN_A_NUMBER));
        return words;
    }

    /** Month names of Latin-script Hindi are the English ones. */
    static String month(Month month, String language) {
        String tag = Languages.anywhere(language);
        Locale locale = tag.contains("-") ? Locale.ENGLISH : Locale.forLanguageTag(tag);
        return month.getDisplayName(TextStyle.FULL, locale);
    }
}
