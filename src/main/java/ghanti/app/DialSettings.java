package ghanti.app;

import ghanti.dial.CallingWindow;
import ghanti.dial.Limits;
import ghanti.dial.Patience;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server is told about dialling.
 *
 * @param window overrides the window and holidays of every flow
 * @param neverCalled a file of numbers that are not dialled
 */
record DialSettings(
        Limits limits, Optional<CallingWindow.Instead> window, Optional<Path> neverCalled, Patience patience) {}
