/** YAML text to {@link ghanti.flow.Flow}, every problem with line and column; the folder of flows and their versions. */
@NullMarked
package ghanti.flow.yaml;

import org.jspecify.annotations.NullMarked;
