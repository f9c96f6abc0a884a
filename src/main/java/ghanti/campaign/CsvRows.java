package ghanti.campaign;

import ghanti.call.InputText;
import ghanti.call.Inputs.Fault;
import ghanti.flow.Flow;
import ghanti.flow.Spelling;
import ghanti.flow.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of CSV: the columns {@code to}, the flow's inputs, and if you like {@code language} and {@code metadata.<key>}. */
final class CsvRows implements Rows {

    private static final String TO = "to";
    private static final String LANGUAGE = "language";
    private static final String METADATA = "metadata.";

    private final CsvReader csv;
    private final Flow flow;

    /** What the header lacks is told once; rows are not blamed for it. */
    private final Set<String> missing = new HashSet<>();

    private @Nullable List<String> columns;

    CsvRows(Characters text, Flow flow) {
        this.csv = new CsvReader(text);
        this.flow = flow;
    }

    @Override
    public Set<String> missing() {
        return missing;
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<CsvReader.Line> line = csv.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = csv.next();
        }
        if (line.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = columns;
        if (names != null) {
            return Optional.of(row(line.get(), names));
        }
        Optional<Row> wrong = header(line.get());
        return wrong.isPresent() ? wrong : next();
    }

    /** Faults of the header come as those of a row; there is none of that line otherwise. */
    private Optional<Row> header(CsvReader.Line line) {
        List<String> names = line.cells().stream().map(String::strip).toList();
        columns = names;
        if (!line.trouble().isEmpty()) {
            return Optional.of(Row.header(line.number(), List.of(new Fault(Row.HEADER, line.trouble()))));
        }
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                faults.add(new Fault(Row.HEADER, "the header names \"" + name + "\" twice"));
            } else if (!isKnown(name)) {
                faults.add(new Fault(
                        Row.HEADER,
                        "the header names \"" + name + "\", which is no column" + Spelling.suggestion(name, known())));
            }
        }
        if (!seen.contains(TO)) {
            missing.add(TO);
            faults.add(new Fault(Row.HEADER, "the header lacks the column \"to\", the numbers to ring"));
        }
        for (Variable input : flow.inputs().values()) {
            if (!input.optional() && !seen.contains(input.name())) {
                missing.add("inputs." + input.name());
                faults.add(new Fault(
                        Row.HEADER, "the header lacks the column \"" + input.name() + "\", which the flow requires"));
            }
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(Row.header(line.number(), faults));
    }

    private boolean isKnown(String name) {
        boolean metadata = name.startsWith(METADATA) && name.length() > METADATA.length();
        return name.equals(TO)
                || name.equals(LANGUAGE)
                || metadata
                || flow.inputs().containsKey(name);
    }

    private List<String> known() {
        List<String> known = new ArrayList<>(List.of(TO));
        known.addAll(flow.inputs().keySet());
        known.addAll(List.of(LANGUAGE, METADATA + "NAME"));
        return known;
    }

    private Row row(CsvReader.Line line, List<String> names) {
        if (!line.trouble().isEmpty()) {
            return Row.unreadable(line.number(), line.trouble());
        }
        List<String> cells = line.cells();
        if (cells.size() != names.size()) {
            return Row.unreadable(line.number(), "has " + cells.size() + " cells where the header has " + names.size());
        }
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty()) {
                given.put(names.get(i), cell);
            }
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        Map<String, Object> metadata = new LinkedHashMap<>();
        given.forEach((name, cell) -> {
            Variable input = name.equals(TO) || name.equals(LANGUAGE)
                    ? null
                    : flow.inputs().get(name);
            if (input != null) {
                inputs.put(name, InputText.read(cell, input.type()).orElse(cell));
            } else if (name.startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), cell);
            }
        });
        return new Row(
                line.number(),
                line.characters(),
                given.get(TO),
                given.get(LANGUAGE),
                inputs,
                metadata.isEmpty() ? null : metadata,
                List.of());
    }
}
