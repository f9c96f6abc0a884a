package ghanti.app;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A campaign as the API shows it: a bar that moves on a terminal, every tenth in a log. */
final class CampaignScreen {

    private static final int BAR = 20;
    private static final int NEVER = -1;

    private final PrintStream out;
    private final Terminal terminal;
    private long tenth = NEVER;
    private String state = "";

    CampaignScreen(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static boolean isOver(Map<String, Object> campaign) {
        return campaign.get("finished_at") != null;
    }

    /** Shows how it stands now, where that is news. */
    void show(Map<String, Object> campaign) {
        long all = all(campaign);
        long done = number(progress(campaign), "done");
        String now = String.valueOf(campaign.get("state"));
        if (terminal.isInteractive()) {
            int full = (int) (BAR * done / all);
            String bar = "█".repeat(full) + "░".repeat(BAR - full);
            out.print("\r\u001b[K" + fitted(bar + " " + line(campaign) + outcomes(campaign)));
            out.flush();
        } else if (done * 10 / all != tenth || !now.equals(state)) {
            out.println(line(campaign) + outcomes(campaign));
        }
        tenth = done * 10 / all;
        state = now;
    }

    /** A line that is too long would leave its beginning behind at every step. */
    private String fitted(String line) {
        return line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 2) + "…";
    }

    private static String line(Map<String, Object> campaign) {
        Map<?, ?> progress = progress(campaign);
        String state = String.valueOf(campaign.get("state"));
        List<String> parts = new ArrayList<>();
        parts.add(number(progress, "done") + " of " + campaign.get("rows"));
        if (!state.equals("running")) {
            parts.add(state);
        }
        Map<?, ?> statuses = map(progress.get("statuses"));
        long underWay = number(statuses, "dialing") + number(statuses, "in_progress");
        if (underWay > 0) {
            parts.add(underWay + " under way");
        }
        return String.join(", ", parts);
    }

    private static String outcomes(Map<String, Object> campaign) {
        return sorted(map(progress(campaign).get("outcomes"))).stream()
                .map(entry -> ", " + entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining());
    }

    private static List<? extends Map.Entry<?, ?>> sorted(Map<?, ?> counts) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<?, ?> entry) -> -number(counts, entry.getKey())))
                .toList();
    }

    /** What came of it. */
    void end(Map<String, Object> campaign) {
        if (terminal.isInteractive()) {
            out.print("\r\u001b[K");
        }
        state(campaign);
    }

    /** How it stands: its outcomes, one in each line. */
    void state(Map<String, Object> campaign) {
        out.println(terminal.strong("Campaign " + campaign.get("id") + " is " + campaign.get("state")));
        out.println("  " + line(campaign));
        Map<?, ?> outcomes = map(progress(campaign).get("outcomes"));
        for (Map.Entry<?, ?> entry : sorted(outcomes)) {
            long count = number(outcomes, entry.getKey());
            out.printf("  %-24s %8d  %3d %%%n", entry.getKey(), count, Math.round(100.0 * count / all(campaign)));
        }
        out.flush();
    }

    private static Map<?, ?> progress(Map<String, Object> campaign) {
        return map(campaign.get("progress"));
    }

    private static long all(Map<String, Object> campaign) {
        return Math.max(1, number(campaign, "rows"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static long number(Map<?, ?> from, Object name) {
        return from.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
