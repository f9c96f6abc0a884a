package ghanti.dial;

import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.Origin;
import ghanti.call.Priority;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that may be dialled or not as one: of one priority, one flow version and one campaign. Their names sort in the order of
 * priorities.
 *
 * @param campaign id of the campaign, or empty
 */
public record Lane(Priority priority, String flow, String version, String campaign) {

    private static final Pattern NAME = Pattern.compile("([0-9]) ([^@]+)@([^ ]+) ?(.*)");

    /** The lane a call waits in. */
    public static Lane of(Call call) {
        CallRequest request = call.request();
        Origin origin = request.origin();
        String campaign = origin != null && origin.kind() == Origin.Kind.CAMPAIGN ? origin.id() : "";
        return new Lane(request.precedence(), request.flow(), request.flowVersion(), campaign);
    }

    /** The name it has in the database. */
    public String name() {
        return rank(priority) + " " + flow + "@" + version + (campaign.isEmpty() ? "" : " " + campaign);
    }

    /** The lane of that name; empty for what is none. */
    public static Optional<Lane> named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Priority.values())
                .filter(priority -> rank(priority).equals(matcher.group(1)))
                .findFirst()
                .map(priority -> new Lane(priority, matcher.group(2), matcher.group(3), matcher.group(4)));
    }

    private static String rank(Priority priority) {
        return switch (priority) {
            case HIGH -> "0";
            case NORMAL -> "1";
            case LOW -> "2";
        };
    }
}
