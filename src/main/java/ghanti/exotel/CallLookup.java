package ghanti.exotel;

import ghanti.call.PhoneNumbers;
import ghanti.dial.Telephony.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Looks for a call by its number and time in {@code Calls.json}; docs/exotel-protocol.md, Outbound calls. */
final class CallLookup {

    private static final int PAGE = 100;
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(50);

    /** Exotel's times are India's, without a zone. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.of("Asia/Kolkata"));

    private CallLookup() {}

    static Request request(ExotelAccount exotel, Instant dialledAt) {
        String created = "gte:" + TIME.format(dialledAt.minus(BEFORE)) + ";lte:" + TIME.format(dialledAt.plus(AFTER));
        HttpUrl url = exotel.address("Calls.json")
                .addQueryParameter("DateCreated", created)
                .addQueryParameter("PageSize", Integer.toString(PAGE))
                .addQueryParameter("SortBy", "DateCreated:asc")
                .build();
        return exotel.request(url).build();
    }

    /** Only a list that is surely whole can prove that a number was not dialled. */
    static Lookup read(RestAnswer answer, String to) {
        if (!answer.isSuccess() || !(answer.json().get("Calls") instanceof List<?> calls)) {
            return new Lookup.Unknown(answer.reason() + " without a list of calls");
        }
        List<String> sids = new ArrayList<>();
        for (Object one : calls) {
            if (one instanceof Map<?, ?> call && call.get("Sid") instanceof String sid && isTo(call, to)) {
                sids.add(sid);
            }
        }
        if (sids.isEmpty() && calls.size() >= PAGE) {
            return new Lookup.Unknown("more than " + PAGE + " calls were placed around that time");
        }
        return sids.isEmpty() ? new Lookup.NeverRang() : new Lookup.Rang(sids);
    }

    private static boolean isTo(Map<?, ?> call, String to) {
        return same(call.get("From"), to) || same(call.get("To"), to);
    }

    private static boolean same(@Nullable Object number, String to) {
        return number instanceof String text
                && PhoneNumbers.e164(text).filter(to::equals).isPresent();
    }
}
