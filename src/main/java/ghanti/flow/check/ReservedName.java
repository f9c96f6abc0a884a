package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import java.util.Set;
import java.util.function.Consumer;

/** A flow's name is a part of its addresses, where some words mean something else already. */
final class ReservedName implements Rule {

    private static final Set<String> RESERVED = Set.of("status", "listen", "stream");

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        String name = file.flow().name();
        if (RESERVED.contains(name)) {
            problems.accept(file.error(
                    "no flow may be called \"" + name
                            + "\", since its addresses would be those of something else; rename"
                            + " the file and this, for example to \"" + name + "-call\"",
                    "flow"));
        }
    }
}
