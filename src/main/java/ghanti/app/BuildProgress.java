package ghanti.app;

import ghanti.sound.Build;
import ghanti.speech.Clip;
import java.io.PrintStream;

/** A bar on a terminal, every tenth in a log. */
final class BuildProgress implements Build.Progress {

    private static final int BAR = 30;

    private final PrintStream out;
    private final Terminal terminal;
    private final int all;
    private int done;
    private int failed;

    BuildProgress(PrintStream out, Terminal terminal, int all) {
        this.out = out;
        this.terminal = terminal;
        this.all = all;
    }

    @Override
    public void made(Clip clip) {
        done++;
        show();
    }

    @Override
    public void failed(Clip clip, String why) {
        failed++;
        clear();
        System.err.println(clip.language() + " \"" + clip.text() + "\": " + why);
        show();
    }

    private void show() {
        int seen = done + failed;
        if (terminal.isInteractive()) {
            int full = BAR * seen / Math.max(1, all);
            out.print("\r" + "█".repeat(full) + "░".repeat(BAR - full) + " " + seen + "/" + all);
            out.flush();
        } else if (seen == all || seen % Math.max(1, all / 10) == 0) {
            out.println(seen + " of " + all);
        }
    }

    private void clear() {
        if (terminal.isInteractive()) {
            out.print("\r" + " ".repeat(BAR + 20) + "\r");
        }
    }

    /** Ends the line and says how it went. */
    void finish() {
        clear();
        if (done + failed == 0) {
            return;
        }
        out.println(done + " made" + (failed == 0 ? "." : ", " + failed + " failed."));
    }
}
