package ghanti.app;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.TerminalBuilder;

/** Keys from the user's keyboard, each read as it is pressed. */
final class TerminalKeypad implements Keypad {

    private static final int END_OF_INPUT = -1;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    private final org.jline.terminal.Terminal terminal;
    private final Attributes before;

    TerminalKeypad() throws IOException {
        terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        before = terminal.enterRawMode();
    }

    @Override
    public Optional<String> answer(int most, String finishOn) throws IOException {
        StringBuilder keys = new StringBuilder();
        while (keys.length() < most + finishOn.length()) {
            int key = terminal.reader().read();
            if (key == END_OF_INPUT || key == CTRL_C || key == CTRL_D || key == 'x' || key == 'X') {
                return Optional.of(HANG_UP);
            }
            if (key == '\r' || key == '\n') {
                break;
            }
            if ((key >= '0' && key <= '9') || key == '*' || key == '#') {
                keys.append((char) key);
                if (finishOn.equals(Character.toString(key))) {
                    break;
                }
            }
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.toString());
    }

    @Override
    public void close() throws IOException {
        terminal.setAttributes(before);
        terminal.close();
    }
}
