package ghanti.call;

import ghanti.flow.InputType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Inputs as people write them in a table or on a command line, where everything is text. */
public final class InputText {

    private InputText() {}

    /** The value a text stands for, in the one form of its type; empty if it stands for none. */
    public static Optional<Object> read(String text, InputType type) {
        return switch (type) {
            case NUMBER, RUPEES ->
                text.matches("-?[0-9]{1,15}(\\.[0-9]{1,2})?") ? type.read(new BigDecimal(text)) : Optional.empty();
            case BOOLEAN -> {
                String word = text.toLowerCase(Locale.ROOT);
                yield word.matches("true|false") ? Optional.of(Boolean.valueOf(word)) : Optional.empty();
            }
            case ITEMS -> type.read(items(text));
            default -> type.read(text);
        };
    }

    /** {@code 2 समोसा, 1 चाय}, or JSON. */
    private static Object items(String text) {
        if (text.strip().startsWith("[")) {
            return Json.object("{\"items\":" + text + "}")
                    .map(object -> object.get("items"))
                    .orElse(List.of());
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            String item = one.strip();
            int space = item.indexOf(' ');
            boolean counted = space > 0 && item.substring(0, space).matches("[0-9]{1,6}");
            items.add(Map.of(
                    "name", counted ? item.substring(space).strip() : item,
                    "quantity", counted ? Long.parseLong(item.substring(0, space)) : 1L));
        }
        return items;
    }
}
