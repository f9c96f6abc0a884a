package ghanti.emulator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filters of {@code Calls.json}: DateCreated, Sid, Status, From, PageSize, SortBy, After;
 * docs/exotel-protocol.md, Outbound calls.
 */
final class CallSearch {
    private static final Pattern BOUND = Pattern.compile("(gte|lte):([^;]+)");
    private static final int LARGEST_PAGE = 100;
    private static final int USUAL_PAGE = 50;

    private final Predicate<Line> filter;
    private final int pageSize;
    private final boolean ascending;
    private final String after;

    CallSearch(Map<String, String> query) throws RestProblem {
        filter = created(query.getOrDefault("DateCreated", ""))
                .and(words("Sid", query, Line::sid))
                .and(words("Status", query, line -> line.status().word()))
                .and(from(query.getOrDefault("From", "")));
        pageSize = pageSize(query.getOrDefault("PageSize", ""));
        ascending = query.getOrDefault("SortBy", "").endsWith(":asc");
        after = query.getOrDefault("After", "");
    }

    /** One page of what was found; {@code next} is the value of {@code After} for the next page, or empty. */
    record Page(List<Line> lines, int total, int size, String next) {}

    Page find(List<Line> lines) {
        List<Line> found = new ArrayList<>(lines.stream().filter(filter).toList());
        if (!ascending) {
            Collections.reverse(found);
        }
        int start = 0;
        for (int at = 0; at < found.size(); at++) {
            if (found.get(at).sid().equals(after)) {
                start = at + 1;
            }
        }
        int end = Math.min(found.size(), start + pageSize);
        String next = end < found.size() ? found.get(end - 1).sid() : "";
        return new Page(List.copyOf(found.subList(start, end)), found.size(), pageSize, next);
    }

    private static Predicate<Line> created(String bounds) throws RestProblem {
        Predicate<Line> all = line -> true;
        Matcher bound = BOUND.matcher(bounds);
        while (bound.find()) {
            boolean least = bound.group(1).equals("gte");
            Instant limit = instant(bound.group(2));
            all = all.and(line -> {
                String shown = ExotelTime.plain(line.facts().created());
                int order = ExotelTime.parse(shown).compareTo(limit);
                return least ? order >= 0 : order <= 0;
            });
        }
        return all;
    }

    private static Instant instant(String plain) throws RestProblem {
        try {
            return ExotelTime.parse(plain.strip());
        } catch (DateTimeParseException e) {
            throw RestProblem.badParameters("DateCreated is gte:yyyy-MM-dd HH:mm:ss;lte:yyyy-MM-dd HH:mm:ss");
        }
    }

    private static Predicate<Line> words(String name, Map<String, String> query, Function<Line, String> value) {
        String wanted = query.getOrDefault(name, "");
        List<String> words = List.of(wanted.split(",", -1));
        return line -> wanted.isEmpty() || words.contains(value.apply(line));
    }

    private static Predicate<Line> from(String number) {
        return line -> number.isEmpty()
                || PhoneNumber.same(number, line.facts().parties().person());
    }

    private static int pageSize(String text) throws RestProblem {
        if (text.isEmpty()) {
            return USUAL_PAGE;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > LARGEST_PAGE || Integer.parseInt(text) < 1) {
            throw RestProblem.badParameters("PageSize is 1 to " + LARGEST_PAGE);
        }
        return Integer.parseInt(text);
    }
}
