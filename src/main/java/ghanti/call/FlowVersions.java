package ghanti.call;

import java.util.List;
import java.util.Optional;

/** Where the text of every flow version is kept that a call may have run on. */
public interface FlowVersions {

    /** Keeps a version as JSON, the texts of its files by name; one that is known already stays as it is. */
    void keep(String name, String version, String text);

    /** That JSON, if the version was ever kept. */
    Optional<String> text(String name, String version);

    /** The versions of a flow that were kept, the last one first. */
    List<String> versions(String name);
}
