package ghanti.dial;

import ghanti.flow.Holidays;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lists of holidays beside the flows. A list with a line that cannot be read is none: nobody is called until it is mended. */
public final class HolidayFiles implements CallingWindow.HolidayLists {

    private final Path folder;
    private final Map<String, Reread<Holidays>> files = new ConcurrentHashMap<>();

    /** @param folder of the flows */
    public HolidayFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Set<LocalDate>> days(String file) {
        return files.computeIfAbsent(file, name -> new Reread<>(folder.resolve(name), Holidays::parse))
                .now()
                .filter(list -> list.faults().isEmpty())
                .map(Holidays::days);
    }
}
