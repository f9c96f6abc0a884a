package ghanti.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Keys from a script: one entry a question, as the emulator takes them. {@code -} is silence through all repeats, {@code -1}
 * silence once and then the key. After its end nobody presses anything.
 */
final class ScriptedKeypad implements Keypad {

    private final Deque<String> entries = new ArrayDeque<>();

    ScriptedKeypad(String script) {
        for (String entry : script.strip().split("\\s+", -1)) {
            if (!entry.matches("-?(?:[0-9*#]{1,20}|x)|-|")) {
                throw new UsageException("\"" + entry
                        + "\" is no entry of --keys; write keys such as 1 or 25#, - for silence, -1 for silence once and"
                        + " then 1, x to hang up");
            }
            if (!entry.isEmpty()) {
                entries.add(entry);
            }
        }
    }

    @Override
    public Optional<String> answer(int most, String finishOn) {
        if (entries.isEmpty()) {
            return Optional.of(SILENT_THROUGHOUT);
        }
        String entry = entries.pop();
        if (entry.length() > 1 && entry.startsWith("-")) {
            entries.push(entry.substring(1));
            return Optional.empty();
        }
        return Optional.of(entry);
    }

    /** How many entries nobody asked for; {@code -1} of which only the key is left is one. */
    int left() {
        return entries.size();
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
