package ghanti.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keys from a script: one entry a question, {@code -} for silence. After its end nobody presses anything. */
final class ScriptedKeypad implements Keypad {

    private final Deque<String> entries;

    ScriptedKeypad(String script) {
        entries = new ArrayDeque<>(
                script.isBlank() ? List.of() : List.of(script.strip().split("\\s+")));
        for (String entry : entries) {
            if (!entry.matches("[0-9*#]{1,20}|-|x")) {
                throw new UsageException("\"" + entry
                        + "\" is no entry of --keys; write keys such as 1 or 25#, - for silence, x to hang up");
            }
        }
    }

    @Override
    public Optional<String> answer(int most, String finishOn) {
        String entry = entries.isEmpty() ? "-" : entries.pop();
        return entry.equals("-") ? Optional.empty() : Optional.of(entry);
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
