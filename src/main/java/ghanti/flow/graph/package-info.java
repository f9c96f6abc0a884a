/** Pictures of flows. Uses {@code ghanti.flow} alone. */
@NullMarked
package ghanti.flow.graph;

import org.jspecify.annotations.NullMarked;
