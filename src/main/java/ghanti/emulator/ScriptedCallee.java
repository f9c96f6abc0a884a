package ghanti.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A callee who reacts from a list; see {@link Callee#script}. It keeps no state of its own. */
final class ScriptedCallee implements Callee {
    private static final Pattern ENTRY = Pattern.compile("(-*)(!?)([0-9*#]*)(x?)");

    private final List<Entry> entries;

    private ScriptedCallee(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static Callee parse(String text) {
        String script = text.strip();
        return switch (script) {
            case "busy" -> Callee.silent().picksUp(Pickup.busy());
            case "no-answer" -> Callee.silent().picksUp(Pickup.noAnswer());
            case "failed" -> Callee.silent().picksUp(Pickup.failed());
            default -> new ScriptedCallee(entries(script));
        };
    }

    @Override
    public Reaction hears(Heard heard) {
        if (heard.gather() > entries.size()) {
            return Reaction.silent();
        }
        Entry entry = entries.get(heard.gather() - 1);
        return heard.saying() <= entry.silences() ? Reaction.silent() : entry.reaction();
    }

    private static List<Entry> entries(String script) {
        List<Entry> entries = new ArrayList<>();
        Matcher words = Pattern.compile("\\S+").matcher(script);
        while (words.find()) {
            entries.add(entry(words.group()));
        }
        return entries;
    }

    private static Entry entry(String word) {
        Matcher parts = ENTRY.matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" is no entry of a script: write keys, \"-\" for silence or \"x\" to hang up.");
        }
        boolean during = !parts.group(2).isEmpty();
        String keys = parts.group(3);
        boolean hangsUp = !parts.group(4).isEmpty();
        return new Entry(parts.group(1).length(), reaction(keys, during, hangsUp));
    }

    private static Reaction reaction(String keys, boolean during, boolean hangsUp) {
        if (keys.isEmpty()) {
            return !hangsUp ? Reaction.silent() : during ? Reaction.hangUpDuringPrompt() : Reaction.hangUp();
        }
        Reaction press = during ? Reaction.pressDuringPrompt(keys) : Reaction.press(keys);
        return hangsUp ? press.thenHangUp() : press;
    }

    private record Entry(int silences, Reaction reaction) {}
}
