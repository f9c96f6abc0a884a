package ghanti.flow.yaml;

import ghanti.flow.Place;
import ghanti.flow.Spelling;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import ghanti.flow.yaml.Tree.Scalar;
import ghanti.flow.yaml.Tree.Sequence;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one mapping, read by name; what nobody asked for is a mistake of the author. */
final class Fields {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private final Mapping mapping;
    private final String owner;
    private final Complaints complaints;
    private final Set<String> known = new LinkedHashSet<>();

    /** @param owner what the mapping describes, such as {@code node "greeting"} */
    Fields(Mapping mapping, String owner, Complaints complaints) {
        this.mapping = mapping;
        this.owner = owner;
        this.complaints = complaints;
    }

    /** The fields of a tree that should be a mapping, or empty with a complaint. */
    static Optional<Fields> of(Tree tree, String owner, Complaints complaints) {
        if (tree instanceof Mapping mapping) {
            return Optional.of(new Fields(mapping, owner, complaints));
        }
        complaints.error(tree.place(), owner + " must be a mapping (name: value), not " + tree.what());
        complaints.lost(tree);
        return Optional.empty();
    }

    Place place() {
        return mapping.place();
    }

    String owner() {
        return owner;
    }

    Complaints complaints() {
        return complaints;
    }

    Tree tree() {
        return mapping;
    }

    List<Field> all() {
        return List.copyOf(mapping.fields().values());
    }

    Optional<Tree> tree(String name) {
        known.add(name);
        return Optional.ofNullable(mapping.fields().get(name)).map(Field::value);
    }

    Optional<Tree> required(String name) {
        Optional<Tree> tree = tree(name);
        if (tree.isEmpty()) {
            complaints.error(place(), owner + " needs \"" + name + ":\"");
        }
        return tree;
    }

    /** Where that field's value stands, or where its owner begins. */
    Place placeOf(String name) {
        return tree(name).map(Tree::place).orElse(place());
    }

    Optional<Fields> fields(String name) {
        return tree(name).flatMap(tree -> of(tree, "\"" + name + "\" of " + owner, complaints));
    }

    Optional<String> text(String name) {
        return tree(name).flatMap(tree -> textOf(tree, "\"" + name + "\" of " + owner));
    }

    Optional<String> requiredText(String name) {
        return required(name).flatMap(tree -> textOf(tree, "\"" + name + "\" of " + owner));
    }

    Optional<String> textOf(Tree tree, String what) {
        if (tree instanceof Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        complaints.error(tree.place(), what + " must be a text, not " + tree.what());
        complaints.lost(tree);
        return Optional.empty();
    }

    Optional<Long> whole(String name, long least, long most) {
        return tree(name).flatMap(tree -> {
            if (tree instanceof Scalar scalar && scalar.value() instanceof Long number) {
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            }
            complaints.error(
                    tree.place(),
                    "\"" + name + "\" of " + owner + " must be a whole number from " + least + " to " + most + ", not "
                            + tree.what());
            return Optional.empty();
        });
    }

    Optional<Boolean> flag(String name) {
        return tree(name).flatMap(tree -> {
            if (tree instanceof Scalar scalar && scalar.value() instanceof Boolean flag) {
                return Optional.of(flag);
            }
            complaints.error(
                    tree.place(), "\"" + name + "\" of " + owner + " must be true or false, not " + tree.what());
            return Optional.empty();
        });
    }

    Optional<Duration> duration(String name, Duration least, Duration most) {
        return tree(name).flatMap(tree -> durationOf(tree, "\"" + name + "\" of " + owner, least, most));
    }

    /** Whether that is written as durations are. */
    static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }

    Optional<Duration> durationOf(Tree tree, String what, Duration least, Duration most) {
        Matcher matcher = DURATION.matcher(tree instanceof Scalar scalar ? scalar.text() : "");
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return Optional.of(duration);
            }
        }
        complaints.error(
                tree.place(),
                what + " must be a duration from " + spoken(least) + " to " + spoken(most) + ", such as "
                        + examples(least, most) + ", not " + tree.what());
        return Optional.empty();
    }

    /** Two that are allowed, of a length that is likely there. */
    private static String examples(Duration least, Duration most) {
        if (most.compareTo(Duration.ofSeconds(6)) < 0) {
            return "300ms or 1s";
        }
        if (most.compareTo(Duration.ofMinutes(2)) < 0) {
            return "6s or 20s";
        }
        return least.compareTo(Duration.ofSeconds(6)) > 0 ? "2m or 1h" : "6s or 2m";
    }

    private static String spoken(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        return duration.toSeconds() % 3600 == 0 && !duration.isZero()
                ? duration.toHours() + "h"
                : duration.toSeconds() + "s";
    }

    /** A list, where a single value counts as a list of one; an empty one is complained about, as it says nothing. */
    <T> List<T> list(String name, Function<Tree, Optional<T>> reader) {
        Optional<Tree> given = tree(name);
        given.filter(tree -> tree instanceof Sequence list && list.elements().isEmpty())
                .ifPresent(tree -> complaints.error(
                        tree.place(),
                        "\"" + name + "\" of " + owner
                                + " is an empty list; write at least one, or take the field out"));
        return given
                .map(tree -> tree instanceof Sequence sequence ? sequence.elements() : List.of(tree))
                .orElse(List.of())
                .stream()
                .flatMap(element -> reader.apply(element).stream())
                .toList();
    }

    /** Complains about every field that nothing above asked for; true if there is none. */
    boolean noOthers() {
        boolean none = true;
        for (Field field : mapping.fields().values()) {
            if (!known.contains(field.name())) {
                none = false;
                complaints.lost(field.value());
                complaints.error(
                        field.place(),
                        owner + " has no \"" + field.name() + "\"" + Spelling.suggestion(field.name(), known));
            }
        }
        return none;
    }
}
