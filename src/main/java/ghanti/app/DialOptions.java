package ghanti.app;

import ghanti.dial.CallingWindow;
import ghanti.dial.Limits;
import ghanti.dial.NumberFile;
import ghanti.dial.Patience;
import ghanti.flow.yaml.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When and how fast calls are dialled. */
final class DialOptions {

    private static final int UNLIMITED = 100_000;

    @Option(
            names = "--window",
            defaultValue = "${env:GHANTI_WINDOW}",
            paramLabel = "WINDOW",
            description =
                    "Overrides the calling window of every flow: 09:00-21:00, or always for tests (GHANTI_WINDOW).")
    @Nullable
    String window;

    @Option(
            names = "--calls-per-minute",
            defaultValue = "${env:GHANTI_CALLS_PER_MINUTE:-180}",
            paramLabel = "N",
            description = "Pace of dials of all servers together (GHANTI_CALLS_PER_MINUTE; default 180, Exotel allows"
                    + " 200).")
    int callsPerMinute;

    @Option(
            names = "--calls-at-once",
            defaultValue = "${env:GHANTI_CALLS_AT_ONCE:-500}",
            paramLabel = "N",
            description =
                    "Outbound lines in use at once, of all servers together (GHANTI_CALLS_AT_ONCE; default 500; set what your plan allows).")
    int callsAtOnce;

    @Option(
            names = "--exophone-calls-per-minute",
            defaultValue = "${env:GHANTI_EXOPHONE_CALLS_PER_MINUTE}",
            paramLabel = "N",
            description = "Pace of dials from one ExoPhone (GHANTI_EXOPHONE_CALLS_PER_MINUTE; default as the account).")
    @Nullable
    Integer exophonePerMinute;

    @Option(
            names = "--exophone-calls-at-once",
            defaultValue = "${env:GHANTI_EXOPHONE_CALLS_AT_ONCE}",
            paramLabel = "N",
            description =
                    "Lines of one ExoPhone in use at once (GHANTI_EXOPHONE_CALLS_AT_ONCE; default as the account).")
    @Nullable
    Integer exophoneAtOnce;

    @Option(
            names = "--do-not-call",
            defaultValue = "${env:GHANTI_DO_NOT_CALL}",
            paramLabel = "FILE",
            description = "Numbers that are never dialled, one a line with the reason behind it (GHANTI_DO_NOT_CALL).")
    @Nullable
    String neverCalled;

    /** @throws UsageException if a setting makes no sense */
    DialSettings settings() {
        Limits limits = new Limits(
                checked("--calls-per-minute", callsPerMinute),
                checked("--calls-at-once", callsAtOnce),
                checked("--exophone-calls-per-minute", exophonePerMinute == null ? callsPerMinute : exophonePerMinute),
                checked("--exophone-calls-at-once", exophoneAtOnce == null ? callsAtOnce : exophoneAtOnce));
        Optional<Path> file = ServerOptions.given(neverCalled).map(Path::of);
        if (file.filter(path -> !Files.isReadable(path) || Files.isDirectory(path))
                .isPresent()) {
            throw new UsageException("the do-not-call file " + file.get()
                    + " cannot be read; set --do-not-call or GHANTI_DO_NOT_CALL to a text file");
        }
        file.ifPresent(DialOptions::checkNumbers);
        return new DialSettings(limits, ServerOptions.given(window).map(DialOptions::override), file, Patience.USUAL);
    }

    private static void checkNumbers(Path file) {
        try {
            List<String> faults = NumberFile.faults(Files.readString(file));
            if (!faults.isEmpty()) {
                throw new UsageException("the do-not-call file " + file + ": " + String.join("; ", faults)
                        + ". Write the reason behind the number, and what is no number behind a #");
            }
        } catch (IOException e) {
            throw new UsageException("the do-not-call file " + file + " is no text in UTF-8");
        }
    }

    private static int checked(String flag, int number) {
        if (number < 1 || number > UNLIMITED) {
            throw new UsageException(flag + " must be from 1 to " + UNLIMITED);
        }
        return number;
    }

    private static CallingWindow.Instead override(String text) {
        if (text.equals("always")) {
            return new CallingWindow.Instead(Optional.empty());
        }
        return new CallingWindow.Instead(Optional.of(Windows.parse(text)
                .orElseThrow(() -> new UsageException("--window must be two times such as 09:00-21:00, or always"))));
    }
}
