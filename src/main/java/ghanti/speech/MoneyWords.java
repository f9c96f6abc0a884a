package ghanti.speech;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rupees and paise: "एक रुपया", "चार सौ पचास रुपये पचास पैसे". */
final class MoneyWords {

    private final NumberWords numbers;

    MoneyWords(NumberWords numbers) {
        this.numbers = numbers;
    }

    List<Word> words(BigDecimal amount, String language) {
        Vocabulary coins = Vocabulary.of(language);
        long rupees = amount.longValue();
        long paise = amount.movePointRight(2).longValue() - rupees * 100;
        List<Word> words = new ArrayList<>();
        if (rupees != 0 || paise == 0) {
            words.addAll(counted(rupees, rupees == 1 ? coins.rupee() : coins.rupees(), language));
        }
        if (paise != 0) {
            words.addAll(counted(paise, paise == 1 ? coins.paisa() : coins.paise(), language));
        }
        return words;
    }

    private List<Word> counted(long number, String unit, String language) {
        List<Word> words =
                new ArrayList<>(numbers.words(number, NumberWords.Kind.COUNTED, language, Pause.BEFORE_A_UNIT));
        words.add(Word.known(unit, Pause.BEFORE_A_UNIT));
        return words;
    }
}
