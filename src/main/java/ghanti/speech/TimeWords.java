package ghanti.speech;

import ghanti.flow.Languages;
import ghanti.speech.NumberWords.Kind;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times as they are spoken: "शाम साढ़े सात बजे", "seven thirty in the evening". */
final class TimeWords {

    private static final List<String> ENGLISH_PARTS =
            List.of("in the morning", "in the afternoon", "in the evening", "at night");

    /** What follows a full hour where Unicode gives the part of the day alone. */
    private static final Map<String, String> FULL_HOURS =
            Map.of("gu", "વાગ્યે", "pa", "ਵਜੇ", "ta", "மணி", "ml", "മണി", "kn", "ಗಂಟೆ");

    /** Unicode's words for parts of the day that nobody says. */
    private static final Map<String, String> SIMPLER_PARTS = Map.of("அந்தி மாலை", "மாலை");

    private final NumberWords numbers;

    TimeWords(NumberWords numbers) {
        this.numbers = numbers;
    }

    List<Word> words(LocalTime time, String language) {
        ClockWords clock = ClockWords.of(language);
        if (clock != null) {
            return withQuarters(time, clock, language);
        }
        return Languages.anywhere(language).equals("en") ? english(time) : plain(time, language);
    }

    private List<Word> withQuarters(LocalTime time, ClockWords clock, String language) {
        int hour = time.getHour();
        List<Word> words = new ArrayList<>(List.of(word(clock.partOfTheDay(hour))));
        boolean special = time.getMinute() == 30 && (hour % 12 == 1 || hour % 12 == 2);
        switch (time.getMinute()) {
            case 0 -> words.addAll(number(onTheDial(hour), language));
            case 15 -> addQuarter(clock.quarterPast(), hour, language, words);
            case 30 -> {
                if (special) {
                    words.add(word(hour % 12 == 1 ? clock.halfPastOne() : clock.halfPastTwo()));
                } else {
                    addQuarter(clock.halfPast(), hour, language, words);
                }
            }
            case 45 -> addQuarter(clock.quarterTo(), hour + 1, language, words);
            default -> {
                words.addAll(number(onTheDial(hour), language));
                words.add(word(clock.past()));
                words.addAll(minutes(time.getMinute(), clock, language));
                return words;
            }
        }
        words.add(word(clock.oClock()));
        return words;
    }

    private List<Word> minutes(int minutes, ClockWords clock, String language) {
        if (minutes == 1) {
            return clock.oneMinute().stream().map(TimeWords::word).toList();
        }
        List<Word> words = new ArrayList<>(number(minutes, language));
        words.add(word(clock.minutes()));
        return words;
    }

    private void addQuarter(String quarter, int hour, String language, List<Word> words) {
        words.add(word(quarter));
        words.addAll(number(onTheDial(hour), language));
    }

    private List<Word> english(LocalTime time) {
        List<Word> words = new ArrayList<>(number(onTheDial(time.getHour()), "en"));
        int minute = time.getMinute();
        if (minute == 0) {
            words.add(word("o'clock"));
        } else if (minute < 10) {
            words.add(word("oh"));
        }
        if (minute > 0) {
            words.addAll(number(minute, "en"));
        }
        words.add(word(ENGLISH_PARTS.get(ClockWords.part(time.getHour()))));
        return words;
    }

    private List<Word> plain(LocalTime time, String language) {
        Locale locale = Locale.forLanguageTag(Languages.anywhere(language));
        String part = time.format(DateTimeFormatter.ofPattern("B", locale));
        List<Word> words = new ArrayList<>(List.of(word(SIMPLER_PARTS.getOrDefault(part, part))));
        String hour = FULL_HOURS.get(Languages.anywhere(language));
        if (time.getMinute() > 0) {
            words.addAll(number(onTheDial(time.getHour()), language));
            words.addAll(number(time.getMinute(), language));
        } else if (hour == null) {
            words.addAll(number(onTheDial(time.getHour()), language));
        } else {
            words.addAll(numbers.words(onTheDial(time.getHour()), Kind.COUNTED, language, Pause.IN_A_NUMBER));
            words.add(word(hour));
        }
        return words;
    }

    private List<Word> number(int number, String language) {
        return numbers.words(number, Kind.ALONE, language, Pause.IN_A_NUMBER);
    }

    private static Word word(String text) {
        return Word.known(text, Pause.IN_A_NUMBER);
    }

    private static int onTheDial(int hour) {
        return (hour + 11) % 12 + 1;
    }
}
