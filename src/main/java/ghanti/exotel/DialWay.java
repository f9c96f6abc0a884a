package ghanti.exotel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a dialled phone is connected to; docs/exotel-protocol.md, Outbound calls. */
public enum DialWay {
    /** To the app of the dashboard, whose applets ask us. */
    APP,
    /** To our stream, without any app. */
    VOICE_AI,
    /** To the ExoPhone of a Voicebot, as the second of two numbers. */
    TWO_NUMBERS;

    /** The word in settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The way of that word, if there is one. */
    public static Optional<DialWay> of(String word) {
        return Arrays.stream(values()).filter(way -> way.word().equals(word)).findFirst();
    }
}
