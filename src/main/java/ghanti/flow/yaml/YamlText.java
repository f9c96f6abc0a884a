package ghanti.flow.yaml;

import ghanti.flow.Place;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import ghanti.flow.yaml.Tree.Scalar;
import ghanti.flow.yaml.Tree.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML 1.2 to a {@link Tree}, within bounds: one document, no aliases, and neither so large nor so deep that reading it
 * could hurt. Nothing else of YAML's machinery (tags, merge keys) is used by flows.
 */
final class YamlText {

    private static final int MOST_CHARACTERS = 500_000;
    private static final int DEEPEST = 20;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private static final Pattern LINE = Pattern.compile("( *)(\\S.*)");
    private static final Pattern KEYS = Pattern.compile("(?:keys|words):\\s*(?:#.*)?");

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();

    private final Complaints complaints;

    YamlText(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The document, or empty if it cannot be read; why is among the complaints then. */
    Optional<Tree> read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            complaints.error(new Place(1, 1), "the file is larger than " + MOST_CHARACTERS + " characters");
            return Optional.empty();
        }
        silentKeys(lines(text));
        try {
            if (!isTame(text)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                complaints.error(new Place(1, 1), "the file is empty; a flow begins with \"flow: its-name\"");
                return Optional.empty();
            }
            return Optional.of(tree(root.get(), lines(text)));
        } catch (MarkedYamlEngineException e) {
            YamlFault fault = YamlFault.of(e, lines(text));
            complaints.error(fault.place(), fault.sentence());
        } catch (ReaderException e) {
            complaints.error(
                    unprintable(text),
                    "the character U+%04X cannot stand in YAML; take it out, or write it as an escape in double quotes"
                            .formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            complaints.error(new Place(1, 1), "this is not YAML: " + YamlFault.firstLine(e.getMessage()));
        }
        return Optional.empty();
    }

    private static List<String> lines(String text) {
        return List.of(LINE_END.split(text, -1));
    }

    /** Warns of a key that YAML takes for a comment. */
    private void silentKeys(List<String> lines) {
        int keys = -1;
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches()) {
                continue;
            }
            int indent = line.end(1);
            if (KEYS.matcher(line.group(2)).matches()) {
                keys = indent;
            } else if (indent <= keys && !line.group(2).startsWith("#")) {
                keys = -1;
            } else if (keys >= 0 && indent > keys && line.group(2).startsWith("#: ")) {
                complaints.warning(new Place(i + 1, indent + 1), YamlFault.quoted("#"));
            }
        }
    }

    /** What stands where YAML finds an alias: a key, or really one. */
    private static String alias(Event event, String text) {
        Place place = event.getStartMark().map(YamlText::place).orElse(new Place(1, 1));
        String line = lines(text).get(place.line() - 1);
        return line.startsWith("*:", Math.min(line.length(), place.column() - 1))
                ? YamlFault.quoted("*")
                : "aliases (*name) are not allowed in a flow; write the value again";
    }

    private static Place unprintable(String text) {
        int line = 1;
        int column = 1;
        for (int point : text.codePoints().toArray()) {
            if (!StreamReader.isPrintable(point)) {
                break;
            }
            line += point == '\n' ? 1 : 0;
            column = point == '\n' ? 1 : column + 1;
        }
        return new Place(line, column);
    }

    /** Looks at the flat list of events first, so that nothing deep or expanding is ever built. */
    private boolean isTame(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            String why = depth > DEEPEST
                    ? "nested deeper than " + DEEPEST + " levels"
                    : event instanceof AliasEvent
                            ? alias(event, text)
                            : documents > 1 ? "a second document (---); one file holds one flow" : null;
            if (why != null) {
                complaints.error(event.getStartMark().map(YamlText::place).orElse(new Place(1, 1)), why);
                return false;
            }
        }
        return true;
    }

    private Tree tree(Node node, List<String> lines) {
        Place place = place(node.getStartMark().orElseThrow());
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, new Written(lines, place, end(scalar)));
        }
        if (node instanceof SequenceNode sequence) {
            List<Tree> elements = new ArrayList<>();
            sequence.getValue().forEach(element -> elements.add(tree(element, lines)));
            return new Sequence(place, elements);
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            add(fields, tuple, lines);
        }
        return new Mapping(place, fields);
    }

    private void add(Map<String, Field> fields, NodeTuple tuple, List<String> lines) {
        Place place = place(tuple.getKeyNode().getStartMark().orElseThrow());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            complaints.error(place, "a name must be a single word here");
            return;
        }
        if (YamlFault.beginsWithNoBreak(key.getValue())) {
            complaints.error(place, YamlFault.NO_BREAK);
            complaints.lost(tree(tuple.getValueNode(), lines));
            return;
        }
        Field before = fields.get(key.getValue());
        if (before != null) {
            complaints.error(
                    place,
                    "\"" + key.getValue() + "\" stands here a second time; the first is on line "
                            + before.place().line());
            complaints.lost(tree(tuple.getValueNode(), lines));
            return;
        }
        fields.put(key.getValue(), new Field(place, key.getValue(), tree(tuple.getValueNode(), lines)));
    }

    private static Place end(ScalarNode node) {
        return place(node.getEndMark().orElseThrow());
    }

    private static Scalar scalar(ScalarNode node, Written written) {
        String text = node.getValue();
        Object value = text;
        if (node.getTag().equals(Tag.INT) && text.length() < 18 && text.matches("-?[0-9]+")) {
            value = Long.valueOf(text);
        } else if (node.getTag().equals(Tag.FLOAT) && text.length() < 30 && text.matches("-?[0-9]+\\.[0-9]+")) {
            value = new BigDecimal(text);
        } else if (node.getTag().equals(Tag.BOOL)) {
            value = Boolean.valueOf(text);
        }
        return new Scalar(written.from(), node.getTag().equals(Tag.NULL) ? "" : text, value, written);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
