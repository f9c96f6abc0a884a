package ghanti.emulator;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as Exotel writes them: Indian time without a zone; docs/exotel-protocol.md, Common ground. */
final class ExotelTime {
    /** What {@code EndTime} holds while a call goes on: the epoch in Indian time. */
    static final String NOT_ENDED = "1970-01-01 05:30:00";

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss", Locale.ENGLISH);

    private ExotelTime() {}

    static String plain(Instant instant) {
        return PLAIN.format(instant.atZone(INDIA));
    }

    static String created(Instant instant) {
        return CREATED.format(instant.atZone(INDIA));
    }

    /** Reads the plain form. Throws {@link java.time.format.DateTimeParseException} for anything else. */
    static Instant parse(String plain) {
        return LocalDateTime.parse(plain, PLAIN).atZone(INDIA).toInstant();
    }
}
