package ghanti.speech;

import ghanti.speech.NumberWords.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digits one by one or in pairs, in groups that a listener can write down. */
final class DigitWords {

    /** As many as a listener keeps in mind without a break. */
    private static final int LONGEST_GROUP = 4;

    /** Signs are not said: "#A-12" is "A one two". */
    private static final Pattern RUNS = Pattern.compile("[0-9]+|[^0-9\\s\\p{P}+]+");

    /** An amount, or a number below zero, whose signs do say something. */
    private static final Pattern A_NUMBER = Pattern.compile("(-?)([0-9]{1,15})(?:\\.([0-9]+))?");

    private final NumberWords numbers;

    DigitWords(NumberWords numbers) {
        this.numbers = numbers;
    }

    /** Digit by digit: 1042 in one breath, 123456 as 123, 456. What is no digit is said as it is. */
    List<Word> singly(String text, String language) {
        Matcher number = A_NUMBER.matcher(text);
        if (number.matches()) {
            return number(number, run(number.group(2), language), language);
        }
        List<Word> words = new ArrayList<>();
        RUNS.matcher(text).results().map(MatchResult::group).forEach(run -> {
            List<Word> more = run(run, language);
            words.add(more.get(0).after(Pause.BETWEEN_DIGITS));
            words.addAll(more.subList(1, more.size()));
        });
        return words.isEmpty() && !text.isEmpty() ? List.of(Word.ofTheCall(text, Pause.BETWEEN_DIGITS)) : words;
    }

    /** A number whose whole part is already in words; what follows the point goes digit by digit, as in any number. */
    private List<Word> number(Matcher number, List<Word> whole, String language) {
        List<Word> words = new ArrayList<>();
        if (!number.group(1).isEmpty()) {
            words.add(numbers.minus(language, Pause.BETWEEN_GROUPS));
        }
        words.add(words.isEmpty() ? whole.get(0) : whole.get(0).after(Pause.BETWEEN_DIGITS));
        words.addAll(whole.subList(1, whole.size()));
        if (number.group(3) != null) {
            words.add(numbers.point(language, Pause.BETWEEN_DIGITS));
            List<Word> fraction = group(number.group(3), language);
            words.add(fraction.get(0).after(Pause.BETWEEN_DIGITS));
            words.addAll(fraction.subList(1, fraction.size()));
        }
        return words;
    }

    private List<Word> run(String run, String language) {
        if (run.charAt(0) < '0' || run.charAt(0) > '9') {
            return List.of(Word.ofTheCall(run, Pause.BETWEEN_DIGITS));
        }
        return groups(run).stream()
                .flatMap(group -> group(group, language).stream())
                .toList();
    }

    /** Two by two: 1042 is "ten, forty-two"; of an odd number the first stands alone; 05 is "zero five". */
    List<Word> inPairs(String text, String language) {
        if (text.startsWith("+")) {
            return inPairs(text.substring(1).replaceAll("[^0-9]", ""), language);
        }
        if (text.matches("[0-9]+")) {
            return pairs(text, language);
        }
        Matcher number = A_NUMBER.matcher(text);
        return number.matches() ? number(number, pairs(number.group(2), language), language) : singly(text, language);
    }

    private List<Word> pairs(String text, String language) {
        List<Word> words = new ArrayList<>();
        for (int end = text.length() % 2 == 0 ? 2 : 1; end <= text.length(); end += 2) {
            String pair = text.substring(Math.max(0, end - 2), end);
            words.addAll(
                    pair.startsWith("0")
                            ? group(pair, language)
                            : numbers.words(Long.parseLong(pair), Kind.ALONE, language, Pause.BETWEEN_GROUPS));
        }
        return words;
    }

    /** The ten digits of an Indian number as people give it, five and five; the code of the country is left out. */
    List<Word> phone(String text, String language) {
        String digits = text.replaceAll("[^0-9]", "");
        if (digits.isEmpty()) {
            return List.of(Word.ofTheCall(text, Pause.BETWEEN_GROUPS));
        }
        String national = digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
        if (national.length() != 10) {
            return singly(national, language);
        }
        List<Word> words = new ArrayList<>(group(national.substring(0, 5), language));
        words.addAll(group(national.substring(5), language));
        return words;
    }

    private List<Word> group(String digits, String language) {
        List<Word> words = new ArrayList<>();
        digits.chars().forEach(c -> {
            Pause before = words.isEmpty() ? Pause.BETWEEN_GROUPS : Pause.BETWEEN_DIGITS;
            words.addAll(numbers.words(c - '0', Kind.ALONE, language, before));
        });
        return words;
    }

    /** Fours where that comes out even, else threes; nobody is left with a single digit at the end. */
    private static List<String> groups(String text) {
        if (text.length() <= LONGEST_GROUP) {
            return List.of(text);
        }
        int size = text.length() % 4 == 0 ? 4 : 3;
        List<String> groups = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int left = text.length() - from;
            int take = left == LONGEST_GROUP ? LONGEST_GROUP : Math.min(size, left);
            groups.add(text.substring(from, from + take));
            from += take;
        }
        return groups;
    }
}
