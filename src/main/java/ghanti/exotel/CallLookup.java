package ghanti.exotel;

import ghanti.call.PhoneNumbers;
import ghanti.dial.Telephony.Lookup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Looks for a call by its number and time in {@code Calls.json}; docs/exotel-protocol.md, Outbound calls. */
final class CallLookup {

    private static final int PAGE = 100;

    /** A minute of 2,000 dials. */
    private static final int MOST_PAGES = 20;

    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(50);

    /** Exotel's times are India's, without a zone. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.of("Asia/Kolkata"));

    private CallLookup() {}

    /** Asks Exotel something. */
    interface Asking {
        RestAnswer ask(Request request) throws IOException;
    }

    /** Only a list that is surely whole can prove that a number was not dialled. */
    static Lookup lookUp(ExotelAccount exotel, Instant dialledAt, String to, Asking asking) throws IOException {
        List<String> sids = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            RestAnswer answer = asking.ask(request(exotel, dialledAt, after));
            if (!answer.isSuccess() || !(answer.json().get("Calls") instanceof List<?> calls)) {
                return new Lookup.Unknown(answer.reason() + " without a list of calls");
            }
            sids.addAll(sidsTo(to, calls));
            after = next(answer);
            if (after.isEmpty() && calls.size() < PAGE) {
                return sids.isEmpty() ? new Lookup.NeverRang() : new Lookup.Rang(sids);
            }
            if (after.isEmpty()) {
                break;
            }
        }
        return sids.isEmpty()
                ? new Lookup.Unknown("more calls were placed around that time than Exotel lists")
                : new Lookup.Rang(sids);
    }

    private static Request request(ExotelAccount exotel, Instant dialledAt, Optional<String> after) {
        String created = "gte:" + TIME.format(dialledAt.minus(BEFORE)) + ";lte:" + TIME.format(dialledAt.plus(AFTER));
        HttpUrl.Builder url = exotel.address("Calls.json")
                .addQueryParameter("DateCreated", created)
                .addQueryParameter("PageSize", Integer.toString(PAGE))
                .addQueryParameter("SortBy", "DateCreated:asc");
        after.ifPresent(mark -> url.addQueryParameter("After", mark));
        return exotel.request(url.build()).build();
    }

    /** Where the next page begins; empty behind the last one. */
    private static Optional<String> next(RestAnswer answer) {
        return answer.json().get("Metadata") instanceof Map<?, ?> metadata
                        && metadata.get("NextPageUri") instanceof String uri
                ? Optional.ofNullable(HttpUrl.get("https://exotel.invalid/").resolve(uri))
                        .map(url -> url.queryParameter("After"))
                        .filter(mark -> !mark.isEmpty())
                : Optional.empty();
    }

    private static List<String> sidsTo(String to, List<?> calls) {
        List<String> sids = new ArrayList<>();
        for (Object one : calls) {
            if (one instanceof Map<?, ?> call && call.get("Sid") instanceof String sid && isTo(call, to)) {
                sids.add(sid);
            }
        }
        return sids;
    }

    private static boolean isTo(Map<?, ?> call, String to) {
        return same(call.get("From"), to) || same(call.get("To"), to);
    }

    private static boolean same(@Nullable Object number, String to) {
        return number instanceof String text
                && PhoneNumbers.e164(text).filter(to::equals).isPresent();
    }
}
