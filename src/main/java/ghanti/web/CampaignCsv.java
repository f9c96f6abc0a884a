package ghanti.web;

import ghanti.call.Attempt;
import ghanti.call.Call;
import ghanti.call.Json;
import ghanti.engine.Session;
import ghanti.flow.Flow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of a campaign's calls, as CSV by RFC 4180 that a spreadsheet may open. */
final class CampaignCsv {

    /** Cells that begin so are run as formulas by spreadsheets. */
    private static final String FORMULAS = "=+-@\t\r";

    private static final Pattern A_NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private final List<String> answers;
    private final List<String> inputs;

    /** @param flow the version of the campaign, if it is still there */
    CampaignCsv(Optional<Flow> flow) {
        answers = flow.map(known -> List.copyOf(known.answers().keySet())).orElse(List.of());
        inputs = flow.map(known -> List.copyOf(known.inputs().keySet())).orElse(List.of());
    }

    String header() {
        List<String> names = new ArrayList<>(List.of("to", "status", "outcome"));
        answers.forEach(name -> names.add("answers." + name));
        names.addAll(List.of("attempts", "dialed_at", "answered_at", "ended_at", "id"));
        inputs.forEach(name -> names.add("inputs." + name));
        names.add("metadata");
        return line(names);
    }

    String row(Call call) {
        Session session = call.session();
        Map<String, Object> values = session == null ? Map.of() : session.values();
        Attempt last = call.lastAttempt();
        List<String> cells = new ArrayList<>();
        cells.add(call.request().to());
        cells.add(call.status().word());
        cells.add(text(call.outcome()));
        answers.forEach(name -> cells.add(text(values.get(name))));
        cells.add(text(call.attempts().size()));
        cells.add(text(last == null ? null : last.dialedAt()));
        cells.add(text(last == null ? null : last.answeredAt()));
        cells.add(text(last == null ? null : last.endedAt()));
        cells.add(call.id());
        inputs.forEach(name -> cells.add(text(call.request().inputs().get(name))));
        cells.add(text(call.request().metadata()));
        return line(cells);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof BigDecimal exact) {
            return exact.toPlainString();
        }
        return value == null
                ? ""
                : value instanceof List || value instanceof Map ? Json.write(value) : value.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CampaignCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A number with its sign is no formula; anything else that looks like one gets an apostrophe, by which it is text. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty()
                && FORMULAS.indexOf(text.charAt(0)) >= 0
                && !A_NUMBER.matcher(text).matches();
        String safe = formula ? "'" + text : text;
        boolean plain =
                safe.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r' || c == '\t');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
