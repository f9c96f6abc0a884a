package ghanti.speech;

import ghanti.flow.Languages;
import java.util.List;
import java.util.Map;

/**
 * The words for times of the languages that have quarters of an hour of their own.
 *
 * @param partsOfTheDay from 4, 12, 16 and 20 o'clock on, the last until 4
 * @param quarterPast before the hour; {@code halfPast} from three on; {@code quarterTo} before the next hour
 * @param halfPastOne with no hour after it, as {@code halfPastTwo}
 * @param oClock after a full hour and the quarters
 * @param past between hour and minutes
 * @param minutes after their number, and {@code oneMinute} for a single one with its number
 */
record ClockWords(
        List<String> partsOfTheDay,
        String quarterPast,
        String halfPast,
        String quarterTo,
        String halfPastOne,
        String halfPastTwo,
        String oClock,
        String past,
        String minutes,
        List<String> oneMinute) {

    private static final Map<String, ClockWords> BY_LANGUAGE = Map.of(
            "hi",
                    new ClockWords(
                            List.of("सुबह", "दोपहर", "शाम", "रात"),
                            "सवा",
                            "साढ़े",
                            "पौने",
                            "डेढ़",
                            "ढाई",
                            "बजे",
                            "बजकर",
                            "मिनट",
                            List.of("एक", "मिनट")),
            "hi-Latn",
                    new ClockWords(
                            List.of("subah", "dopahar", "shaam", "raat"),
                            "sava",
                            "saadhe",
                            "paune",
                            "dedh",
                            "dhaai",
                            "baje",
                            "bajkar",
                            "minute",
                            List.of("ek", "minute")),
            "mr",
                    new ClockWords(
                            List.of("सकाळी", "दुपारी", "संध्याकाळी", "रात्री"),
                            "सव्वा",
                            "साडे",
                            "पावणे",
                            "दीड",
                            "अडीच",
                            "वाजता",
                            "वाजून",
                            "मिनिटांनी",
                            List.of("एका", "मिनिटाने")));

    /** The words of a language, if it has quarters. */
    static @org.jspecify.annotations.Nullable ClockWords of(String language) {
        return BY_LANGUAGE.get(Languages.anywhere(language));
    }

    /** "शाम" for half past seven in the evening. */
    String partOfTheDay(int hour) {
        return partsOfTheDay.get(part(hour));
    }

    /** Which of the four parts of the day an hour belongs to. */
    static int part(int hour) {
        if (hour < 4 || hour >= 20) {
            return 3;
        }
        return hour < 12 ? 0 : hour < 16 ? 1 : 2;
    }
}
